package agents

// Version names what the model means. It changes whenever the same scenario and
// seed give other results, and a test ties it to golden hashes of a run.
const Version = "1"
