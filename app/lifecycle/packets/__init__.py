"""What makes the documents of jobs: one function a stage, files outside of every transaction, and reports
through the door. Printing lives in its own room, behind `port.Press`."""
