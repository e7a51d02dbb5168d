"""What is stored: records, the ledger, projections, loading of values. Nothing here decides."""
