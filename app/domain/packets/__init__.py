"""Job packets: the documents of a job, by a pipeline with a life of its own."""
