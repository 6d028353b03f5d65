package agents

// Params are all that makes one organization differ from another: a section a
// theme, each field one key of a scenario file (field TeamSize of Organization is
// the key organization.team_size). [Parameters] says for each key its unit, range,
// default, standing and evidence; [Default] returns the defaults.
type Params struct {
	Organization  Structure
	Rules         Rules
	Education     Education
	Resources     Resources
	Culture       Culture
	Collaboration Collaboration
	Individual    Individual
	Decision      Decision
	Mechanisms    Mechanisms
}

// Structure is the shape of the organization.
type Structure struct {
	Employees, TeamSize, Departments, Sites  float64
	Network, Roster, Contacts                string
	CrossTies, CrossHome, Rewire, SiteMixing float64
}

// Rules are the information-security rules and the technology that supports them
// (theme 1: Well-adapted and fully accepted rules, 3.2.1 to 3.2.4).
type Rules struct {
	Count, Detail, Systematization, Explained, Confidential            float64
	Misfit, Impossible, ReviewInterval, RevisionInterval, RevisedShare float64
	RareShare, ChangeCost, Usability, Guidance, Enforcement            float64
}

// Education is what the organization teaches (theme 2: Education and well-adapted
// knowledge support, 3.2.5).
type Education struct {
	OnboardingHours, RefresherInterval, RefresherHours, TaskCoupling float64
	Variety, Mentoring, Piloting, FollowUp                           float64
}

// Resources are time and expert support (theme 3: Adequate resources, 3.2.6).
type Resources struct {
	Experts, ServiceRate, Impatience, CriticalShare, TasksPerDay         float64
	TimeAcceptance, ProductionPressure, VettingWeeks, ExternalDelayWeeks float64
}

// Culture is leadership, colleagues and experts (theme 4: Supportive
// organizational culture and empowerment, 3.3.1).
type Culture struct {
	Leadership, SayDoGap, Blame, DialogueRate, VoiceResponse float64
	Awareness, Approachability, Cohesion, HierarchyPenalty   float64
}

// Collaboration is work across boundaries (theme 5: Collaboration and
// coordination, 3.3.2).
type Collaboration struct {
	Incompatibility                                                        float64
	UsAndThem, SiteMeetings, SiteSpread, ExpertUserDialogue, ExternalShare float64
	ExternalPressure, Backing, DigitalShare, IncidentRate                  float64
}

// Individual is who works there (theme 6: Individual responsibility and
// personality, 3.4.1).
type Individual struct {
	RiskPropensity, Patience, Specialisation, Responsibility float64
	Selection, Turnover, BaselineOffset                      float64
}

// Decision are the coefficients of how people learn, decide and respond; [Parameters]
// says of each what it is, between what bounds, and on what it stands.
type Decision struct {
	AmbiguityScale            float64
	OverviewHalf              float64
	OverviewSlope             float64
	RareLoss                  float64
	Experience                float64
	ExperienceDays            float64
	GuidanceRare              float64
	GuidanceCommon            float64
	Ask                       float64
	AskAwareness              float64
	AskSafety                 float64
	AskApproachability        float64
	AskWait                   float64
	OneWay                    float64
	SafeBase                  float64
	SafeAwareness             float64
	OverSafingCost            float64
	TaskMinutes               float64
	BudgetMinutes             float64
	UsabilitySaving           float64
	BurdenCost                float64
	MisfitCost                float64
	ExternalCost              float64
	DigitalCost               float64
	PressureSqueeze           float64
	ScheduledShare            float64
	DialogueMinutes           float64
	MentorMinutes             float64
	MeetingMinutes            float64
	QuestionMinutes           float64
	CoordinationMinutes       float64
	ActMinutes                float64
	DelayMinutes              float64
	ExpertSpeedup             float64
	PressureRelief            float64
	Intercept                 float64
	Spread                    float64
	Awareness                 float64
	Legitimacy                float64
	Norm                      float64
	NormObservedShare         float64
	Leadership                float64
	ManagerShare              float64
	Responsibility            float64
	Cost                      float64
	Risk                      float64
	Frustration               float64
	Reputation                float64
	HabitWeight               float64
	HabitRate                 float64
	Displacement              float64
	Initiative                float64
	InitiativeBase            float64
	InitiativeResponsibility  float64
	InitiativeSafety          float64
	InitiativeAwareness       float64
	InitiativeKnowledge       float64
	InitiativeLeadership      float64
	InitiativeFrustration     float64
	InitiativeVoice           float64
	InitiativePressure        float64
	SuggestionShare           float64
	RequestShare              float64
	Visibility                float64
	Correct                   float64
	CorrectSafety             float64
	CorrectNorm               float64
	CorrectionEffect          float64
	Report                    float64
	ReportSafety              float64
	ReportBlame               float64
	ReportLearning            float64
	Forgetting                float64
	KnowledgeFloor            float64
	Practice                  float64
	Learning                  float64
	AbilitySpread             float64
	LoadHalf                  float64
	LoadDays                  float64
	NewcomerLoad              float64
	NewcomerKnowledge         float64
	MentorDays                float64
	MentorRate                float64
	CourseSpread              float64
	FollowUpBelow             float64
	Unlearning                float64
	CouplingRetention         float64
	LegitimacyPulse           float64
	AwarenessPulse            float64
	DialogueBoost             float64
	DialogueLearning          float64
	DialogueUnlearning        float64
	DialogueAwareness         float64
	DialogueRelief            float64
	Consensus                 float64
	Anchor                    float64
	AnchorMean                float64
	AnchorSpread              float64
	LeaderPull                float64
	SitePull                  float64
	MeetingEffect             float64
	ShortcutDrift             float64
	NormNoise                 float64
	AmbiguityInfluence        float64
	FrustrationDays           float64
	FrustrationBlock          float64
	FrustrationWait           float64
	FrustrationLoad           float64
	FrustrationOverSafing     float64
	ResponsibilityDays        float64
	SafetyDays                float64
	LegitimacyDays            float64
	AwarenessDays             float64
	ResponsibilityLeadership  float64
	ResponsibilityNoBlame     float64
	ResponsibilityResponse    float64
	ResponsibilityControl     float64
	ResponsibilityOvercontrol float64
	ResponsibilityDetail      float64
	ResponsibilityClarity     float64
	SafetyBase                float64
	SafetyLeadership          float64
	SafetyBlame               float64
	SafetyResponse            float64
	VoiceGain                 float64
	VoiceLoss                 float64
	VoiceLearning             float64
	VoiceDays                 float64
	LegitimacyBase            float64
	LegitimacyExplained       float64
	LegitimacyLeadership      float64
	LegitimacyKnowledge       float64
	LegitimacyDelay           float64
	LegitimacyMisfit          float64
	AwarenessLeadership       float64
	Complacency               float64
	ComplacencyShortcut       float64
	IncidentReset             float64
	ReputationLoss            float64
	ReputationDays            float64
	AdaptationGain            float64
	AdaptationDays            float64
	Sharing                   float64
	RuleDrift                 float64
	AnswerLearning            float64
	WaitLearning              float64
	WaitDays                  float64
	Hold                      float64
	HoldBacking               float64
	HoldResponsibility        float64
	SearchDays                float64
	ApplicantHazard           float64
	LeaveRisk                 float64
	LeaveFrustration          float64
	ThreatRate                float64
	Notice                    float64
	NoticeVigilance           float64
	NoticeSkill               float64
	LeakRate                  float64
	PaperLeak                 float64
	VarietyGain               float64
	InitiativeLegitimacy      float64
}

// Mechanisms switch the mechanisms of the model off and on.
type Mechanisms struct {
	Overview           bool
	Experience         bool
	Ambiguity          bool
	Legitimacy         bool
	Misfit             bool
	Adaptation         bool
	Guidance           bool
	Enforcement        bool
	Usability          bool
	RuleDrift          bool
	OverSafing         bool
	SafeDefault        bool
	Forgetting         bool
	Training           bool
	CognitiveLoad      bool
	Mentoring          bool
	Piloting           bool
	TaskCoupling       bool
	RuleVersions       bool
	FollowUp           bool
	TimeCost           bool
	Stress             bool
	ExpertQueue        bool
	Priority           bool
	WaitLearning       bool
	ExternalDelay      bool
	Vetting            bool
	Turnover           bool
	Awareness          bool
	Complacency        bool
	Incidents          bool
	Leadership         bool
	SayDoGap           bool
	Voice              bool
	Participation      bool
	PeerHelp           bool
	Dialogue           bool
	ErrorReporting     bool
	Correction         bool
	Reputation         bool
	Approachability    bool
	SocialNorm         bool
	AmbiguityInfluence bool
	Sharing            bool
	UsAndThem          bool
	Specialisation     bool
	ExpertUserDialogue bool
	ExternalFriction   bool
	ExternalPressure   bool
	Leaks              bool
	Responsibility     bool
	Control            bool
	Personality        bool
	Habit              bool
}
