"""The papers and files that go with a job."""
