"""Family names that Faker's tables may lack: the commonest of many countries, as public registers have them, folded.

Those that are German nouns do not count in German (`bare_names`); those that are English words are mostly left out.
"""

from __future__ import annotations

MORE_FAMILIES = frozenset(
    """
    schluter brinkmann schroder hoffmann hofmann schafer kruger hartmann lehmann schmitz schulz schulze scholz schmitt
    schubert gunther lorenz baumann franke albrecht bohm kramer brandt dietrich ziegler bergmann voigt pfeiffer
    kuhn thiele hubner steffens hesse sander wiese lindner heinemann wegner hein behrens eckert rademacher bottcher
    heinze stahl janssen petersen hansen jansen jensen carstens claussen matthes hinrichs harms gerdes ahrens meinert
    heitmann bruckner kirchner strobel reinhardt wendt wilke wilhelm marquardt kessler gebhardt ehlers buchner pietsch
    kluge rausch ritzmann hermann sauerwein schuhmacher schweiger maurer unger moritz nowak kowalski burghardt
    wittmann geissler haupt hammer ott ulrich oswald zander hafner biermann bothe seiler stolz schwab weis
    steinmetz lohmann gross mertens rohde lutz theis noll nagel kern ebert hermanns hopp jost kaya yilmaz
    ostermann petermann wiedemann kellermann stegemann tiedemann heidemann wiegand weidner westphal wessel winkelmann
    zimmermann wolters wulff volkmann vollmer veit urban uhlig tillmann stratmann stracke stoltenberg
    steinbach sprenger sommerfeld siebert sievers seitz schwarze schwarzer schreiner schirmer schilling schiller
    scheffler schade sattler rothe rosenthal roder riedel rieger reuter reimann reimers rau ranke quast preuss prinz
    pape paulsen ostendorf opitz oehler niemann neubauer naumann mielke meinhardt linz lembke kunze krebs krauss
    kratz konrad kohlmann knoll klinger klose kirsch kettler kersten kempf kaufhold kastner junge jahnke jager
    huth hoppe holtz hohmann hirsch hinz heuer henning hennig heller heinrichs hecht haase haas gutmann grimm greiner
    grabowski gottschalk gerhardt gerber geiger fritz frey frenzel freitag fiedler feldmann falkenberg esser ernst
    erdmann engelhardt eichhorn eder dreyer doring diehl dietz decker conrad burkhardt bruns brockmann
    borchers born blum bock bischoff bernhardt benz beckmann bauer barthel arndt appel adam
    klingenberg obermeier niedermeier hintermeier brandmeier obermayer niedermayer lohmeyer
    devries dejong vandijk bakker visser smits meijer mulder dekker dijkstra hoekstra postma veenstra kuipers
    kuiper hendriks dijkman huisman hermans gerritsen willems jacobs peeters maes mertens goossens wouters desmet
    claes janssens verhoeven vermeulen verbeek verhagen verschuren timmermans timmerman schouten brouwer bosman
    scholten wolters smeets evers martens prinsen hofman koster postema boersma wiersma sikkema bouwman groen
    zwart vandenberg vanleeuwen schipper molenaar kok
    moreau lefebvre lefevre roussel dubois dupont durand garnier faure girard mercier lambert bonnet francois
    legrand gauthier perrin morin mathieu clement dumont lemaire dufour meunier blanchard giraud joly riviere
    brunet gaillard renard arnaud rolland caron aubert roche renaud colin vidal picard leclercq boucher berger
    lacroix deschamps vasseur benoit fabre royer bertrand charpentier dupuis dupuy guillot hubert berthelot
    cousin maillard carpentier delattre delorme marchand leroux leclerc lemoine lucas fontaine chevalier robin
    masson sanchez noel huet leblanc pelletier bouvier thibault thibaudeau tremblay gagnon bouchard gauthier
    lavoie fortin gagne ouellet pelletier belanger levesque bergeron leblanc paquette girard simard boulanger
    pruvost delacroix lachapelle bourgeois peltier marchal prevost rousset barbier guichard
    garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez jimenez ruiz hernandez diaz
    alvarez munoz romero alonso gutierrez navarro dominguez vazquez ramos gil ramirez serrano molina suarez
    ortega delgado castro ortiz rubio marin sanz iglesias nunez medina garrido cortes castillo lozano guerrero cano
    mendez calvo gallego herrera cabrera campos vega fuentes carrasco diez reyes caballero nieto aguilar pascual
    santana vargas gimenez montero ibanez lorenzo hidalgo santiago benitez arias duran ferrer carmona vicente
    crespo soto roman pastor velasco saez parra moya soler gallardo esteban bravo rojas pardo franco lorente
    quispe mamani huaman zambrano cevallos villalobos echeverria etxeberria aguirre urrutia arizmendi goikoetxea
    salazar cardenas rosales ayala valdez sandoval cervantes zuniga ochoa solis camacho bautista
    rossi russo ferrari esposito romano colombo ricci marino greco bruno gallo conti costa giordano
    mancini rizzo lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini
    leone longo gentile martinelli vitale lombardo serra coppola marchetti parisi villa conte ferraro ferri
    fabbri bianco marini grasso valentini messina sala gatti pellegrini palumbo sanna farina rizzi monti cattaneo
    morelli amato silvestri mazza testa grassi pellegrino carbone giuliani benedetti barone rossetti caputo montanari
    guerra palmieri bernardi martino fiore ferretti bellini basile riva donati piras vitali battaglia sartori
    neri costantini milani pagano ruggiero sorrentino damico orlando damiani negri marchesini marchesi bertolini
    bertoni zanetti zanella colombini bassani ferrero pavan bonetti brambilla fumagalli locatelli
    silva santos ferreira pereira oliveira rodrigues martins gomes lopes marques alves almeida ribeiro
    pinto carvalho teixeira moreira correia mendes nunes soares vieira monteiro cardoso rocha neves coelho cruz
    cunha pires ramos reis simoes antunes matos fonseca machado araujo barbosa tavares lourenco figueiredo
    nascimento azevedo cavalcanti nogueira siqueira guimaraes queiroz
    nowakowski kowalczyk wisniewski wojcik kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski
    jankowski mazur wojciechowski kwiatkowski krawczyk kaczmarek piotrowski grabowski zajac pawlowski michalski krol
    wieczorek jablonski wrobel nowakowski majewski olszewski stepien malinowski jaworski adamczyk dudek nowicki pawlak
    gorski witkowski walczak sikora baran rutkowski michalak szewczyk ostrowski tomaszewski pietrzak zalewski
    wroblewski marciniak jasinski zawadzki bak jakubowski sadowski duda chmielewski wlodarczyk borkowski czarnecki
    sawicki sokolowski urbanski kubiak maciejewski szczepanski kucharski wilk kalinowski lis mazurek wysocki adamski
    novak svoboda novotny dvorak cerny prochazka kucera vesely horak nemec marek pospisil hajek jelinek kral ruzicka
    benes fiala sedlak dolezal zeman kolar navratil cermak urbanek
    andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson jonsson
    jansson hansson bengtsson jonasson lindberg jakobsson magnusson olofsson lindstrom lindqvist lindgren berglund
    fredriksson sandberg henriksson forsberg sjoberg wallin engstrom eklund danielsson lundin hakansson bjork bergman
    gunnarsson holm wikstrom isaksson fransson bergqvist nystrom holmberg arvidsson lofgren soderberg nyberg
    nielsen jensen hansen pedersen andersen christensen larsen sorensen rasmussen jorgensen petersen madsen
    kristensen olsen thomsen christiansen poulsen johansen knudsen mortensen moller jacobsen mikkelsen olesen
    frederiksen laursen henriksen lund holm schmidt eriksen kristiansen simonsen clausen svendsen andreasen iversen
    johannessen haugen halvorsen bakken jacobsen strand solberg hagen eide
    korhonen virtanen makinen nieminen makela hamalainen laine heikkinen koskinen jarvinen lehtonen lehtinen saarinen
    salminen heinonen niemi heikkila salonen kinnunen turunen salo laitinen tuominen rantanen karjalainen jokinen
    mattila savolainen lahtinen ahonen
    yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc
    kurt ozkan simsek polat korkmaz cakir erdogan yavuz acar aktas
    nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros
    popescu ionescu popa radu dumitru stan stoica gheorghe rusu munteanu matei constantin serban moldovan
    eckersley pemberton braithwaite hargreaves ramsbottom entwistle ollerenshaw birtwistle grimshaw openshaw
    ashworth hollingsworth wolstenholme duckworth illingworth butterworth whitworth unsworth charlesworth
    cartwright arkwright wainwright featherstone postlethwaite satterthwaite micklethwaite thistlethwaite
    cholmondeley featherstonehaugh beauchamp winterbottom sidebottom shufflebottom longbottom
    fairweather merryweather fothergill greenhalgh kershaw hepworth haworth holroyd sutcliffe ackroyd murgatroyd
    cruickshank dalrymple farquharson farquhar ferguson fergusson fraser galbraith gilchrist urquhart sinclair
    mackenzie mackay maclean macleod macdonald mcdonald mcallister mcarthur mcbride mccabe mccall mccann mccarthy
    mccarthy mcclure mcconnell mccormick mcdermott mcdowell mcgee mcgrath mcgregor mcguire mcintosh mcintyre mckay mckee
    mckenna mckenzie mckinney mclaughlin mclean mcleod mcmahon mcmillan mcnamara mcneil mcpherson macpherson
    o'brien o'connor o'connell o'neill o'donnell o'reilly o'sullivan o'rourke o'keeffe o'hara o'malley o'leary
    gallagher doherty kavanagh brennan flanagan donnelly fitzgerald fitzpatrick mulligan delaney hennessy costello
    llewellyn pritchard prichard probert gwilliam cadwallader griffiths bevan penhaligon trelawney tregenza pascoe
    abernathy blankenship castaneda vandermeer vanderbilt schwarzkopf rosenbaum rosenberg goldberg goldstein
    greenberg silverstein weinstein feldman friedman kaplan horowitz rabinowitz
    chaudhary choudhury chowdhury mukherjee banerjee chatterjee bhattacharya bhatia agarwal aggarwal gupta
    srinivasan subramaniam krishnamurthy ramachandran venkatesan nair menon pillai iyer deshpande kulkarni joshi
    patil jadhav shinde desai mehta trivedi chauhan rathore sharma verma mishra tiwari pandey dubey yadav
    hussain siddiqui qureshi chaudhry malik sheikh ansari farooqi bukhari
    okafor okonkwo okoro adeyemi adebayo adeleke ogunleye olawale oyelaran eze nwosu nwachukwu obi onyeka
    mensah owusu boateng asante appiah osei amoah agyeman nkrumah mwangi kamau otieno odhiambo wanjiku kipchoge
    dlamini nkosi ndlovu khumalo mthembu zulu mokoena
    nguyen tran pham huynh hoang phan dang bui
    papadopoulos nikolaidis georgiou konstantinou christodoulou
    """.split()
)
