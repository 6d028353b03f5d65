// Package agents simulates how employees come to follow information-security rules, and
// to do more than follow them.
//
// An [Organization] is employees in teams, with leaders, experts, rules and technology;
// it is a [heed/sim.Model] whose step is a workday. [Params] say what makes one
// organization differ from another, [Parameters] what each of them means, [Metrics]
// what is observed. EVIDENCE.md lists the claims behind it.
//
// What follows is the model's description under the headings of the ODD+D protocol
// (Grimm et al. 2020, JASSS 23(2) 7; Müller et al. 2013, Environmental Modelling and
// Software 48). E1 to E75 are rows of EVIDENCE.md. Names with underscores are keys;
// those without a section are in the section decision. Their units, defaults, ranges
// and standing are in the tables at the end.
//
// # Purpose and patterns
//
// The model explains and ranks: which organizational and social conditions raise
// rule-compliant and participative behaviour, for whom, how fast and at what cost. It
// rests on a qualitative study of 24 interviews in two organizations, which gives
// signs, shapes and interactions, never magnitudes. It does not predict an
// organization's compliance rate: its levels follow from a fitted intercept and from
// coefficients that are mostly assumptions. Read differences between arms, with their
// signs and order, and see whether they hold over the ranges of the assumptions and
// over individual.baseline_offset.
//
// It is to show, among others: understanding that rises and falls in the rules' detail
// (E3); a floor of violations that only adaptation lowers (E10); waits that are convex
// in the experts' load (E33); one slow outside decision that lowers compliance with all
// rules (E35); claims without deeds that count for nothing (E39); errors reported, not
// made, where nobody is blamed (E47); responsibility that too much control undoes
// (E62); veterans who work by rules since revised (E25). Of the 28 patterns that
// heed patterns examines, single equations nearly impose 4, 7, 8, 12, 14 and 20; the
// others come of several processes together.
//
// # Entities, state variables and scales
//
// A step is a workday; 250 are a year. States lie in [0, 1], coefficients of choices
// are in logits, costs in minutes.
//
//   - An [Employee] holds a seat and has traits for good: risk propensity rho,
//     patience, specialisation f, ability to learn b, residual will z, norm anchor a.
//     What changes: knowledge K and the share v of it that is out of date, legitimacy
//     L, awareness A, norm N, habit H, responsibility R, psychological safety S,
//     frustration F, expected expert wait W (days), expected share V of answered
//     suggestions, load of all there is to learn and training not yet paid in time
//     (both hours), and the share of rightly done tasks that others remember of them.
//   - A [Team] has adaptation alpha of the rules to its work, a reputation, a mean
//     expert wait, a share of answered suggestions, a department, a site, and in most
//     charts a manager.
//   - The experts are one staffed queue with a backlog. Rules, technology, leadership
//     and outside parties are conditions, the same for all. The labour market is the
//     distribution of applicants' traits.
//   - A [Workplace] is the chart and the network of contacts; it does not change.
//
// # Process overview and scheduling
//
// [Organization.Step] has these phases, in this order:
//
//  1. Conditions: parameters as the plan of changes has them today; what recurs (review
//     E17, revision E25, round of refreshers E20).
//  2. Each team works. In an empty seat, recruiting (E36); some leave. Then, everybody
//     one phase before anybody the next: learning; meeting the day, with yesterday's
//     corrections; the tasks; an act on own initiative or a novel threat; rest, which
//     moves the slow states. Then what the team shares: adaptation, reputation, expected
//     wait.
//  3. The experts serve the day's jobs in order of filing and answer (E33).
//  4. What people show today becomes what others see tomorrow; stock is taken.
//
// Across employees, people see yesterday's published signals and write only their own
// state. So no result depends on the order of seats or on the number of workers.
//
// # Theoretical and empirical background
//
// Gyllensten, K. and Törner, M. (2022), The role of organizational and social factors
// for information security in a nuclear power industry, Organizational Cybersecurity
// Journal: Practice, Process and People 2(1), 3-20, CC BY 4.0. Files follow its themes:
// rules.go, education.go, resources.go, culture.go, collaboration.go, individual.go.
//
// Other sources: compliance budget, Beautement, Sasse and Wonham (2008); descriptive
// against injunctive norms, Manning (2009); forgetting, Tatel and Ackerman (2023);
// habit, Lally et al. (2010); effect of training, Prümmer (2025); work groups,
// Sommestad (2018); violations by people's own word, Posey and Shoss (2022); formal
// control, Hsu (2015); queues, Erlang, and Cobham (1954).
//
// Not all is the paper's. Our reading, to be swept before anything rests on it: that
// mismatch grows with time (E17); the inverted U of training hours (E21); the shortcut
// of those who wait too long (E33); what ignored voice costs (E41); that people learn
// from their own waits (E52); that responsibility weighs more in participation than in
// compliance (E61); that awareness drifts where nothing happens (E66).
//
// # Individual decision-making
//
// Employees choose by logistic rules, P = logistic(U) = 1/(1+exp(-U)). A task of a day
// (their number Poisson with mean tasks_per_day; outside with external_share, rare with
// rare_share) ends in exactly one outcome: complied (over-safed within it), knowing
// violation, unknowing error, impossible, blocked, or it waits for an expert and ends
// later. The order is part of the model:
//
//  1. With probability m the rules do not fit the task, which may call forth a request
//     (E12). With m i there is no compliant way, and it is done against the rules,
//     whatever anybody wants (E10); with m(1-i) it can be done and takes longer (E9).
//  2. Habit, with probability habit_weight H, unless the rules do not fit the task: it
//     replays what was learned: an error with probability v times what guidance leaves
//     (E14, E25), else complied.
//  3. Understanding, with probability q. If not: doubt. A colleague is asked (E43), and
//     if that does not help the experts (E51): the task waits. Failing both, the safe
//     default (E18, E63) or an error. A task helped in doubt is complied with: the will
//     is not asked again.
//  4. Understood: on an outside task a partner may press for an exception (E42,
//     probability external_pressure), held against or attempted. Else the will:
//     complied with probability logistic(U - cost), or a violation attempted (E31).
//  5. Technology: an attempt, or an error, is stopped with probability
//     rules.enforcement (E15). An attempt then goes to another channel with probability
//     displacement (1-usability) (E16). What is left of both is complied with, as far
//     as there is time: with probability min(1, B/(used+C)); or is not done.
//
// Submodels has the formulas. Participation is never folded into compliance.
//
// # Learning
//
// Knowledge rises by training, work, colleagues, mentors and answers, and fades.
// Experience builds with time in service, and stays. Habit follows one's own acts.
// Expected waits, and what to expect of voice, follow what is met and heard of. Voice
// that is answered or ignored moves responsibility and safety (E41). Nobody learns to
// decide by other rules.
//
// # Sensing
//
// People see, a day late: norm, knowledge, safety and the remembered conduct of their
// contacts and of their manager; whether a colleague's violation was visible; means of
// norm and knowledge in their team and of norms at other sites. They know their own
// states, the conditions and their day's minutes. They misread nothing: noise is in
// choices.
//
// # Prediction
//
// Three expectations only: the wait for the experts (W), the share of suggestions that
// are answered (V), and the effort of a change later on, which the safe default saves
// (rules.change_cost).
//
// # Interaction
//
// Through norms, help, dialogue, mentoring, correction and reputation in teams and
// between contacts; through over-safed documents in the way (E19); through the expert
// queue, where everybody's questions and suggestions lengthen everybody's waits (E13,
// E33); through incidents that a department hears of (E66).
//
// # Collectives
//
// Teams, departments and sites are given by the chart (a made-up one moves the share
// site_mixing of its teams to a site drawn from all); contacts by organization.network:
// all of a team and cross_ties others, of whom cross_home in the department (teams);
// rings with rewired ties (small-world, Watts and Strogatz 1998); hubs (scale-free,
// Barabási and Albert 1999); by department (blocks); or a file. Nobody changes team.
// Norms at sites lie apart by collaboration.site_spread, as anchors do.
//
// # Heterogeneity
//
// rho and patience are Beta with concentration 8, specialisation Beta with
// concentration 1 (most have standard work, some groups have none of it: 3.2.3), of the
// means individual.risk_propensity, patience, specialisation; z ~ Normal(0, spread); b
// ~ Normal(1, ability_spread), cut to [0, 2]; a ~ Normal(anchor_mean + site offset,
// anchor_spread), cut to [0, 1]. Of two applicants, selection takes, with probability
// individual.selection, the lower rho and the higher patience (E64). Tenure, team and
// contacts differ too. The Beta distributions are drawn by their quantiles at 129 even
// steps, straight lines between, scaled to the mean asked for.
//
// # Stochasticity
//
// Traits, tenure, network, number of tasks (Poisson), their kind, each choice, service
// times, patience with waits, course quality, noise of norms. Every draw is keyed by
// what it decides (seed, replicate, day, person, purpose), so that arms share their
// chance.
//
// # Observation
//
// [Metrics] read an [Account]: counts over the days since the account before, states of
// the day. Rates are shares of the tasks resolved or waiting at the end. A task that
// waited counts on the day it ends. Reported errors, held pressure, suggestions,
// corrections and help on own initiative make participation_rate; noticed threats and
// answers to colleagues in doubt (peer_answer_rate) are apart, the latter because they
// rise where rules are poorly understood. Corrections, reports and held pressure need
// an occasion: read their shares and suggestion_rate beside. expert_utilisation is jobs
// filed over capacity. norm_icc is ICC(1) (Shrout and Fleiss 1979).
// [Organization.Watch] keeps a [Ledger] for each employee.
// [Organization.Respondent] says what the holder of a seat would truthfully answer on a
// day, in the order of [Constructs], each defined by the states above; asking moves
// nothing and draws no chance. Error and bias of answers are the survey's, not the
// organization's.
//
// # Implementation
//
// Go, no dependency but heed/sim. A run is a pure function of parameters and seed, the
// same bytes on every platform. [Version] names the semantics. Each mechanism has a
// switch in the section mechanisms.
//
// # Initialisation
//
// [New] fills every seat. Tenure is that of the roster, or exponential with rate
// individual.turnover (at least .01), at most 40 years. A newcomer has K
// newcomer_knowledge, A, L, R, S and H 1/2, N = a, load newcomer_load, and takes
// onboarding. Somebody so many days in service has K = K_rest + (K_0 - K_rest)
// exp(-days (practice b+forgetting)), K_rest being where the two balance, v as
// revisions, refreshers and dialogue leave it, H = .95 - .45 exp(-days habit_rate), F =
// .1, N = a, and A, L, R and S at the set-points of somebody of K 1/2, f .25 and no
// misfit. v is r/(1-k) (1-k^m) exp(-w/2) after m = days/revision_interval revisions,
// rounded down, with r revised_share, k = (1-r) exp(-w) and w what dialogue and
// refreshers take of v in an interval. Others remember everybody's conduct as right
// throughout; who has no contacts goes by the own N for O, and who has no manager
// present by 1 for the manager's. Adaptation and waits begin at 0, reputation at 1, V
// and the teams' at voice_response (a newcomer takes W and V from the team), and the
// calendar in the middle between reviews, revisions and rounds of refreshers (these 10
// days later, so that a course teaches revised rules). A burn-in is to let the rest
// settle.
//
// # Input data
//
// A roster and contacts of one's own, on request. Interventions are [Change] values:
// they move parameters on a day, at once or on a ramp, and may take them back. No time
// series drives the model.
//
// # Submodels
//
// ln+ is the logarithm, or 0 where that is negative. A rate r per day moves by
// 1-exp(-r). X -> T at rate r means X += (1-exp(-r))(T-X). M is leadership as it
// counts:
//
//	M = leadership max(0, 1-say_do_gap)                                       (E38, E39, E74)
//	M_i = M (1 - manager_share (1 - share of own manager's tasks seen done rightly))
//
// Rules (E1 to E3, E14, E17, E27). With n rules.count, d detail, s systematization, and
// w = guidance_common or, on a rare task, guidance_rare. G is somebody's command of the
// rules, which comes of knowledge and of experience X; k is G, on a rare task
// G(1-rare_loss):
//
//	x = n/60 d (1-s)            o = 1/(1+(x/overview_half)^overview_slope)
//	X = experience (1-exp(-days in service/experience_days))     G = 1-(1-K)(1-X)
//	amb = exp(-d/ambiguity_scale)
//	q = 1 - [1 - (1-amb)(1-(1-o)(1-k))] (1 - guidance w)
//	g = 1 - exp(-rule_drift age/250), age in days since the last review
//	usability today = usability (1-g)
//
// Misfit (E9, E34, E55), i being rules.impossible; the last term on outside tasks only:
//
//	m = misfit (1+g) f (1-alpha) + incompatibility
//
// Cost and budget in minutes (E11, E28 to E30, E56, E58, E59, E64):
//
//	C = task_minutes (1-usability_saving usability today) (1+burden_cost x (1-G))
//	    times misfit_cost on a misfit, (external_cost + digital_cost digital_share) outside
//	P = production_pressure (1 - pressure_relief expert_user_dialogue)
//	B = max(1, budget_minutes (1/2+time_acceptance) (1-pressure_squeeze P) (1/2+patience))
//
// B is spent within the day, on tasks, questions (question_minutes), acts
// (act_minutes), discussions (dialogue_minutes), the team's over-safed tasks a head
// (delay_minutes), dialogue with experts (coordination_minutes expert_user_dialogue),
// and scheduled_share of training, mentoring (mentor_minutes) and meetings
// (meeting_minutes site_meetings/250, where there are other sites). Training is paid as
// its hours decay in load_days. A violation takes no time; a task that waited for an
// expert books its C when it is done, not on B.
//
// The will (E4, E31, E32, E37, E38, E44, E50, E61, E64, E65). O is the mean over one's
// contacts, those at other sites weighing 1-str (below), of the remembered share of
// tasks done rightly, knowing violations and impossible tasks being the wrong ones,
// seen or not; it moves by 1/20 on a day with tasks. cohesion counts up to 1 as
// cohesion (.8+.4 mentoring) (E49):
//
//	U = intercept - baseline_offset + z + awareness(A-1/2) + legitimacy(L-1/2)
//	    + norm(N + norm_observed_share (O-N) - 1/2) + leadership(M_i-1/2)
//	    + responsibility(R-1/2) - risk(rho-.33) - frustration F
//	    + reputation cohesion (1 - reputation of the team)
//	P(comply) = logistic(U - cost (used+C)/B)
//
// The team's name has the sign that the evidence has: where it has suffered, deviating
// costs more. The .33 is a constant and no sample's mean: else selection would do
// nothing.
//
// Doubt (E8, E43, E51, E52, E63, E75), helper j any contact, D the difference of the
// two teams' adaptation (E70):
//
//	ask a colleague: logistic(ask + ask_awareness(A-1/2) + ask_safety(S-1/2))
//	  who helps with probability K_j (1-amb)(1-|D|)
//	ask an expert: the same logit + ask_approachability(w-1/2) - W/ask_wait,
//	  w = approachability (1 - one_way (1-expert_user_dialogue))
//	else safe default with probability safe_base + safe_awareness A,
//	  over-safed with probability change_cost/(change_cost+over_safing_cost)      (E18)
//
// Experts (E13, E33): arrivals uniform in the day, exponential service at rate
// service_rate (1 + expert_speedup expert_user_dialogue) for each of so many experts,
// critical questions (critical_share) first but not interrupting, patience exponential
// of rate impatience. Served, a question is complied with, since asking was the
// decision to, may leak, and teaches answer_learning of what is missing. Given up, it
// is a violation attempted: blocked unless displaced, else done, seen and at risk as
// any. W and the team's wait move by wait_learning towards a wait met, towards twice
// the wait after giving up (Gott 1993); W follows the team's and that the
// organization's in wait_days; the team's is of questions, and the organization's moves
// by wait_learning on each day towards the mean of all jobs that ended. A served
// suggestion or request raises alpha by adaptation_gain (1-alpha); alpha fades in
// adaptation_days (E17), and follows a team in contact that has more at rate sharing (1
// - mean specialisation), times 1-str across sites (E53, E54, E57, E72).
//
// Voice (E41): a suggestion served and, with probability voice_response, well answered:
// R and S gain voice_gain of what is missing; else they lose voice_loss of themselves.
// V and the team's move by voice_learning towards 1 or 0; V follows the team's in
// voice_days.
//
// Participation (E12, E40, E61, E62), e being enforcement:
//
//	p = logistic(initiative_base - initiative_pressure P + initiative_responsibility(R-1/2)
//	    + initiative_safety(S-1/2) + initiative_awareness(A-1/2)
//	    + initiative_knowledge(K-1/2)(1-e) + initiative_leadership(M_i-1/2)
//	    + initiative_legitimacy(L-1/2) - initiative_frustration F)               (E4, E32)
//	p_V = the same with initiative_voice(V-1/2) added                            (E41)
//
// Acts a day: suggestions initiative suggestion_share p_V, help to colleagues
// initiative (1-suggestion_share) p. A request on a misfit: request_share p_V. A
// visible violation (visibility) is pointed out the next day by each contact j present
// with logistic(correct + correct_safety(S_j-1/2) + correct_norm(N_j-1/2) -
// hierarchy_penalty upwards) (E48, E50); N and H gain correction_effect of what is
// missing. An error is reported with logistic(report - report_blame blame +
// report_safety(S-1/2)), becomes no incident. Reported, or stopped by technology, it
// teaches report_learning of what was missing: of K after doubt, of v after habit
// (E47). Pressure is held with logistic(hold + hold_backing backing +
// hold_responsibility(R-1/2)) (E42). A novel threat (threat_rate) is noticed with
// logistic(notice + notice_vigilance((A+R)/2-1/2) + notice_skill((K+S)/2-1/2)) (E73);
// control takes from it by what it leaves of A and R (E62, E66).
//
// Teaching (E6, E7, E20 to E26, E71). For h hours under load l, and quality y:
//
//	h' = y load_half (atan((l+h)/load_half) - atan(l/load_half));  l += h
//	K += (1-K)(1-exp(-learning b h')), L, A alike (without b) with legitimacy_pulse, awareness_pulse
//	v *= exp(-unlearning h');  at a revision v += (1-v) revised_share
//	y = 1 + variety_gain(variety-1/2) + course_spread u, u uniform on [-1, 1), times 1-piloting below 0
//
// The load decays in load_days. Refreshers come in rounds every refresher_interval, in
// which teams take turns over 20 days; y is drawn at the start and for each round, and
// holds for onboarding too. task_coupling gives that share of the hours at the work, in
// equal pieces a day that no load limits (h' = y h; K += b(1-K)(1-exp(-learning h'))),
// and lowers forgetting by
// coupling_retention task_coupling. Below follow_up_below a follow-up trains again, for
// refresher_hours, at
// a rate of -ln(1-follow_up)/62.5 a day (follow_up counts up to .99). K rises by
// practice (1/2+s) b (1-K) and falls by forgetting (K-knowledge_floor) a day. A mentor,
// for mentor_days, draws K (upwards) and N to their own at rate mentor_rate mentoring,
// and raises R by that rate times (1-R) times their norm (E22).
//
// Dialogue (E26, E44 to E46): t = dialogue_rate (1 + dialogue_boost min(1, hours of
// training not yet paid/load_half)) discussions a day, taken at their mean. Each closes
// dialogue_learning of the distance up to the others' mean K, takes dialogue_unlearning
// of v and dialogue_relief of F, and brings dialogue_awareness of the missing A. Norms
// (E38, E44, E54, E69), with N_t of the team's others, N_x of all at other sites
// (so that each of two sites moves the other alike, whatever their sizes):
//
//	dN = (1+ambiguity_influence amb) [t consensus (N_t-N) + site_pull (1-str) (N_x-N)]
//	     + anchor (a-N) + leader_pull M_i (1-N) + noise, uniform, of standard deviation norm_noise
//	str = us_and_them exp(-meeting_effect site_meetings)
//
// A violation without event, and any that ends a wait, takes shortcut_drift of N and
// complacency_shortcut of A (E66). Habit: each of a day's n tasks moves H at rate
// habit_rate/n to 1 when complied with, to 0 when violated, knowingly or because it had
// no compliant way (one that waited counts as one of tasks_per_day).
//
// Frustration (E16, E19, E32, E33): F += share (1-F), share being frustration_block at
// an attempt that technology stops (also where it is then displaced; not at a stopped
// error), an impossible task or giving up, frustration_wait a day waited,
// frustration_load used/B and frustration_over_safing the team's over-safed tasks a
// head each day; it fades in frustration_days.
//
// Slow states move to set-points, cut to [0, 1], at rates 1/responsibility_days,
// 1/safety_days, 1/legitimacy_days and 1/awareness_days:
//
//	R* = individual.responsibility + responsibility_leadership(M-1/2)
//	     + responsibility_no_blame(1/2-blame) + responsibility_response(voice_response-1/2)
//	     + responsibility_clarity(f-.25) + responsibility_control e
//	     - responsibility_overcontrol e^2 - responsibility_detail d^2     (E41, E53, E61, E62)
//	     (responsibility_control at most 1.2 responsibility_overcontrol)
//	S* = safety_base + safety_leadership(M-1/2) - safety_blame(blame-.2)
//	     + safety_response(voice_response-1/2)                            (E40, E41, E47)
//	L* = legitimacy_base + legitimacy_explained explained (1-confidential)
//	     + legitimacy_leadership(M-1/2) + legitimacy_knowledge(K-1/2) - legitimacy_misfit m
//	     - legitimacy_delay [ln+(vetting_weeks/2) + ln+(external_delay_weeks/2)]
//	     (m without outside tasks)                                        (E4, E5, E9, E35)
//	A* = culture.awareness + awareness_leadership(M-1/2) - complacency e^2  (E37, E38, E66)
//
// An incident comes of a violation, an unreported error or a leak with probability
// incident_rate, and brings the department incident_reset of the missing A (E66).
// Reputation (E50) loses reputation_loss times visible violations a head, and recovers
// in reputation_days. A compliant outside task leaks with leak_rate (digital_share +
// paper_leak (1-digital_share)) (E59, E60).
//
// Coming and going (E36, E64): hazard of leaving turnover/250 exp(leave_risk(rho-.33) +
// leave_frustration F). A seat stays empty for search_days and 5 days a week of
// vetting; then the applicant is lost with 1-exp(-applicant_hazard vetting_weeks), and
// the search begins again. Those present share the tasks of empty seats, up to twice
// their own.
package agents
