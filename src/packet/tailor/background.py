"""How common words are in titles, venues and abstracts: document counts over 895 papers of 35 public homepages (word counts only).

The papers are of many subjects: machine learning, robotics, mechanics, astronomy, medicine, biology, linguistics. Words are
stems, as `words.stem` makes them; one that is not here stood in fewer than four papers. A count is followed by its words.
"""

from __future__ import annotations

PAPERS = 895
_COUNTS = """
249: model
220: method
202: conferenc
197: internation
182: journ
151: engineer
149: comput
143: computation
138: based
131: mechanic
109: approach
105: ieee
103: numeric
101: proceed
92: system
90: larg
89: element structur
86: data
83: finit
81: interact
73: fluid
72: appli flow simul
69: learn
68: network process
65: vision
62: physic
59: coupl
58: problem
52: technisch time
51: high
50: novel
49: develop
47: analysis efficient scal
46: applic
44: acm biomedic framework inform languag
42: result stat
41: knowledg multi predict
40: contact neur
39: 3d imag
38: advanc detect dynamic research
36: biomechanic materi new
35: propos train
34: present
33: gener pattern
32: formul recognit sens
31: specific
30: arxiv diffus featur human includ multiscal natur non thesis turbulent variation
29: dimension paper show
28: deep deform embedd lung optim surfac work
27: dataset improv mortar provid solid
26: combin part performanc study
25: behavi represent theory
24: design field first intelligenc level machin patient scienc volum
23: low task understand
22: consistent different effect usa
21: adaptiv artifici complex constrain enabl european experiment glob growth layer phas tissu transport wall
20: achiev eddy free graph introduc paramet workshop
19: demonstrat distribut evolut form hybrid intelligent interfac local observ order significant variabl
18: aortic beam challeng cvf density dual exist find focus funct impact incompressibl insight linear solut
17: aneurysm art benchmark classific control cvpr determin domain experi investigat multimod numb point preprint society solv
technology text
16: abstract body condit evalu exampl joint linguistic mechanobiology monolithic nonlinear orient planet real region review schem
strategy term thickness
15: autom boundary captur cell compar consider corr crust enhanc gravity invers investig km lett long mobil requir therm transact
14: abdomin addition algorithm associ averag awar baselin biologic chang communic depth devic electrochemic energy extend geophysic
influenc limit llm mean mesh motion object property reason recent respiratory robust smooth stream strong test unifi
13: accuracy acoustic activ anoma cardiac elastic fiber found futur geometry guid mining mixed molecular multigrid post power rang
sign soft spac symposium
12: accurat address agent aim align analyz battery caus clinic compressibl dens describ descript discovery driven environ evaluat
event evidenc fine heat history integrat ion key mantl media medicin modell neurip potenti quality relat robot second shap singl
sourc tran user
11: aaai account algebraic asia assess associat augment case cloud comparison detail discret distill driv explor extract fast great
grid integr lead making mar mechanism novemb porous pre pressur quant remain reve robotic segment semantic set simulat simultaneous
statistic strain suggest support tempor transform treat twenty video weak wearabl world
10: allow analys annot arbitrary automatic autonomous beneath biology context cross cut discontinuous enrich equat estim follow
fusion galerkin geodynamic geometric homogeniz iccv incorporat induc involv link load measure microstructur mixtur mnra parenchyma
phy reduc remodel resolv rich sery spati speech stress various wave web
9: access activity architectur automat best build characteristic collect complet continuum current der direct especi estimat fact
fixed generat geologic implic industri intermittent label lack light liquid lower main manage manufactur mechatronic multiphas
multipl obtain outperform pacific particl platform predictiv previous resourc retriev rout rule small soci stabiliz tens turbulenc
uniqu valu volcanic word year
8: additiv anisotropic audio availabl basin bett brownian code composit constraint databas deriv despit die dimens earth eccv exact
final fundament identific important inferenc initi internet isogeometric knowl known lidar magnetic maximum move open plann possibl
rate reconstruct record respons scientific semi simpl south stiffness stochastic supervis techniqu thermo thin track transit tuning
type uncertainty vascular virtu viscoelastic way
7: addit analytic annu anoth attent binary brain bulk call circuit common comprehensiv concept concern connect contribut correl day
decis dialog effectiveness electrolyt empiric end eng experienc face fully generaliz generativ grain hierarchic hybridizabl ii
importanc improve innovativ interi interpret lagrang lithospher locat manipul mass match mathematic measur medic meshfre multimedia
multiphysic nitsch node onlin operat optimiz outcom pedestrian perform phenomena print propag quantific reinforce report residu
resolut scalabl scen select self sequenc siam speci standard step stok surgery temperatur topography transient und valid view visu
wide
6: able adapt affect ann april arteri bayesian calibr capability channel charg city clust cognitiv condition consistency construct
content continuous correct cover crack creat critic decentraliz decomposit diamet discov diseas dynamo effectiv efficiency
electromechanic emerg emnlp error establish expert fill fract fram gamm ground health help icra identify ijcai implement indicat
inferr input instruct interactiv interest intern invert italian land led length leverag lunar map micro miss mitteilungen modal
moon navi need neuron neuroscienc newton nlp octob offer often ontology pakdd partition past personaliz pipelin polym poor powd
preserv probabilistic produc project query quest react reduct relativity reliabl risk robustness sampl scenario search senti sett
shar shed shell signatur softwar superi systematic tagg thick token tool transf tweet unit utiliz vehicl volumetric wireless xfem
5: 17th 1d action actuat alveolar approxim attribut august basaltic basis batteryless big blood breath bundl camera canc
characteriz china clos co collaborativ component conclud consensus constituent convect convolution correlat crat cruci ct deposit
divers diversity dominat early elasticity encod enhance entity entropy eulerian evolutionary evolv examin exchang fidelity fifth
fit flexur goal group heterogeneous highlight hydrodynamic implicit impos independent infant instanc ipsn issu july kg latent later
line lithium mach magnetiz martian matrix meet melt metal mode monitor morphologic multifract mutu nanoparticl ocean origin overall
parallel parti particular percept possibility precondition progress prun random reality recommend recurrent relationship
reliability rely reproduc respective role safety scor seismic semiflexibl sensitiv sensitivity separat site size specializ stabil
stag sub subgrid substanti subsurfac summar supersonic surround tectonic thinn topologic tumor tumour ubicomp underly validat vari
ventil ventr vital vs weight whol
4: 22nd 25th 2d ability accelerat acl adhes aggreg ai aid airway alway american anisotropy annotat answer archiv area artery articl
assum astronomy balanc biopolym bound bridg bsn canada capabl cardiovascular care carri centr cluster cnn conduct configur constant
contain convers correspond cost curv cycl decod deformabl dependent depress des devis dictionary differenc difficult dirichlet
discuss dissert distinct divid ecg edit electro electrodynamic employ equilibrium expensiv exploit express extens extensiv extern
factor fals february filter flexibl flux fractur friction fronti fsi full furthermor github gravitation grow hand handl head heart
hemodynamic icarus ice impedanc imply imwut infrastructur injury interpretabl iro landmark latt lexicon lithospheric living magma
major mare market mechanobiologic membran mercury methodology micromechanic moreov motivat moving multidisciplinary multipli
multiwoz nearsid negativ northern occurr oper orbit orthopaedic oxygen packag pair pathway perspectiv pet physiology plum pole
porosity pose practic procellarum profil provinc quasi radar radiomic rank rapid rat ratio reflect regard regular relativ relax
relevant retain rethink rev reynold rod rotat royal seen sequenti serv servic shift similar six sixth slend stabl stepp subgraph
substrat sufficient suit survey symptom syst take terrain textu theoretic thereby therefor thing tomography topic trad ubiquitous
understood updat velocity viscosity volcanism von watch wear young
"""


def _read(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    count = 0
    for word in text.split():
        if word.endswith(":"):
            count = int(word[:-1])
        else:
            counts[word] = count
    return counts


COUNTS = _read(_COUNTS)
"""Stem → number of papers with it."""
