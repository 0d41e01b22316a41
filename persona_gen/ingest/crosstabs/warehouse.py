"""The GROUP BY for tables that do not fit one machine: a warehouse runs it, and `read_long` reads what it gives."""

SQL = """\
WITH answers AS (            -- one line for each attribute of categories
            SELECT segment, 'Housing' AS attribute, housing AS value FROM customers
  UNION ALL SELECT segment, 'Channel', channel FROM customers
),
numbers AS (                 -- one line for each number
            SELECT segment, 'Age' AS attribute, age AS x FROM customers
  UNION ALL SELECT segment, 'Monthly spend', monthly_spend FROM customers
),
counted AS (
  SELECT CASE WHEN GROUPING(segment) = 1 THEN 'whole base' ELSE segment END AS segment,
         attribute, value, COUNT(*) AS people
  FROM answers WHERE segment <> '' AND value <> ''
  GROUP BY GROUPING SETS ((segment, attribute, value), (attribute, value))
),
cells AS (                   -- also the answers that nobody in a segment gave
  SELECT s.segment, a.attribute, a.value, COALESCE(c.people, 0) AS people,
         SUM(COALESCE(c.people, 0)) OVER (PARTITION BY s.segment, a.attribute) AS n
  FROM (SELECT DISTINCT segment FROM counted) s
  CROSS JOIN (SELECT DISTINCT attribute, value FROM counted) a
  LEFT JOIN counted c ON c.segment = s.segment AND c.attribute = a.attribute AND c.value = a.value
)
SELECT segment, attribute, value, people, 1.0 * people / n AS share, n,
       NULL AS mean, NULL AS median, NULL AS sd, NULL AS min, NULL AS max
FROM cells WHERE n > 0
UNION ALL
SELECT CASE WHEN GROUPING(segment) = 1 THEN 'whole base' ELSE segment END, attribute, NULL, NULL, NULL, COUNT(x),
       AVG(x), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x), STDDEV_SAMP(x), MIN(x), MAX(x)
FROM numbers WHERE segment <> '' AND x IS NOT NULL
GROUP BY GROUPING SETS ((segment, attribute), (attribute))
UNION ALL                    -- how many people each segment has
SELECT CASE WHEN GROUPING(segment) = 1 THEN 'whole base' ELSE segment END, NULL, NULL, NULL, NULL, COUNT(*),
       NULL, NULL, NULL, NULL, NULL
FROM customers WHERE segment <> ''
GROUP BY GROUPING SETS ((segment), ())
"""
"""Its result is a long table: segment, attribute, value, people, share, n, mean, median, sd, min, max."""
