"""Sentences about routings: what the rules find, what fixes do, and what is wrong with a file's form."""

from __future__ import annotations

from app.messages.marks import N_

RULES: dict[str, str] = {
    # what there must be
    "GRAPH_EMPTY": N_("The routing has no nodes. Add a start, the steps of the work, and an end."),
    "NODE_CODE_DUPLICATE": N_("{count} nodes have the code {code}. Give each its own code."),
    "START_MISSING": N_("The routing has no start. Add one start node and lead from it to the first step."),
    "START_MULTIPLE": N_(
        "The routing has {count} starts: {nodes}. Keep one and take the others away, "
        "or lead to their steps from the one start."
    ),
    "END_MISSING": N_("The routing has no end. Add an end node and lead to it from the last step."),
    # edges in themselves
    "EDGE_DANGLING_FROM": N_(
        "A way to {target} comes from {missing}, which is not there. Correct the code or take the way away."
    ),
    "EDGE_DANGLING_TO": N_(
        "A way from {source} leads to {missing}, which is not there. Correct the code or take the way away."
    ),
    "EDGE_SELF_LOOP": N_(
        "A way leads from {node} back to {node}. "
        "Take it away; to repeat work, lead a rework way from a QC node."
    ),
    "EDGE_DUPLICATE": N_("The way from {source} to {target} is there more than once. Keep one of them."),
    # edges where their kind does not belong
    "START_HAS_WAY_IN": N_("Something leads into the start {node}. Lead it to the first step instead."),
    "END_HAS_WAY_OUT": N_(
        "Something leads on from the end {node}. Take the way away, or make {node} an operation."
    ),
    "SINK_HAS_WAY_OUT": N_(
        "Something leads on from the sink {node}. Take the way away: what comes there waits for a person."
    ),
    "SINK_ENTERED_WITHOUT_REWORK": N_(
        "The way from {source} to the sink {target} is not a rework way. "
        "Only what a QC node fails goes there: make it a rework way from a QC node, or lead it elsewhere."
    ),
    "REWORK_MISPLACED": N_(
        "A rework way leads from {source} to {target}. Rework ways start at QC nodes only: "
        "use another kind of way, or put a QC node before it."
    ),
    "REWORK_TARGET_WRONG": N_(
        "What fails at {source} would go on to {target} as if it had passed. "
        "Lead the rework way to an operation or a sink."
    ),
    "CONDITIONAL_MISPLACED": N_(
        "The way from {source} to {target} has a condition, but only decisions and QC nodes choose. "
        "Make it a normal way, or put a decision after {source}."
    ),
    "NORMAL_FROM_DECISION": N_(
        "The way from the decision {source} to {target} has no condition. "
        "Give it one, or make it the else way."
    ),
    # conditions
    "EDGE_CONDITION_MISSING": N_(
        "The conditional way from {source} to {target} has no condition. "
        "Give it one, or make it the else way."
    ),
    "EDGE_CONDITION_UNUSED": N_(
        "The condition on the way from {source} to {target} is never asked: the way is not conditional. "
        "Make it conditional, or take the condition away."
    ),
    "EDGE_CONDITION_AND_ELSE": N_(
        "The way from {source} to {target} has a condition and is the else way too. Choose one of the two."
    ),
    "CONDITION_EMPTY": N_(
        "The condition on the way from {source} to {target} has an empty group. Put a comparison in it."
    ),
    "CONDITION_PROPERTY_UNKNOWN": N_(
        "The condition on the way from {source} to {target} asks about “{property}”, which nobody knows. "
        "It can ask about: {known}."
    ),
    "CONDITION_OPERATOR_UNKNOWN": N_(
        "The condition on the way from {source} to {target} compares with “{operator}”, no operator. "
        "The operators are: {known}."
    ),
    "CONDITION_OPERATOR_UNFIT": N_(
        "The condition on the way from {source} to {target} can't compare {property} with “{operator}”. "
        "It can use: {known}."
    ),
    "CONDITION_NUMBER_UNFIT": N_(
        "The condition on the way from {source} to {target} compares {property} with no number. "
        "Write a number."
    ),
    "CONDITION_CHOICE_UNFIT": N_(
        "The condition on the way from {source} to {target} compares {property} with a word it never has. "
        "Write one of: {known}."
    ),
    "CONDITION_TEXT_UNFIT": N_(
        "The condition on the way from {source} to {target} compares {property} with no text. "
        "Write a text in quotes."
    ),
    "CONDITION_LIST_UNFIT": N_(
        "The condition on the way from {source} to {target} looks for {property} in no fitting list. "
        "Write one or more values in square brackets, each of which {property} can have."
    ),
    "CONDITIONS_OVERLAP": N_(
        "At {node}, the ways to {one} and to {other} can both be open (for example when {example}), "
        "and have the same priority. Give one of them a higher priority, or change the conditions."
    ),
    "ELSE_SEVERAL": N_("{node} has {count} else ways. Keep one and give the others conditions."),
    # where nodes lead, and from where
    "CYCLE_WITHOUT_REWORK": N_(
        "The work would go round without an end: {nodes}. Only a rework way from a QC node may lead back."
    ),
    "NODE_UNREACHABLE": N_("Nothing leads from the start to {node}. Lead a way to it, or take it away."),
    "NODE_WITHOUT_WAY_OUT": N_("No normal way leads on from {node}. Lead one to the next step or to an end."),
    "NODE_SEVERAL_WAYS_OUT": N_(
        "{count} normal ways lead on from {node}, where only one may. "
        "Keep one, or put a decision (to choose) or a split (for both) after {node}."
    ),
    "SPLIT_TOO_FEW_WAYS_OUT": N_(
        "The split {node} needs at least two normal ways out, but has {count}. "
        "Add a branch, or take the split away."
    ),
    "JOIN_TOO_FEW_WAYS_IN": N_(
        "The join {node} needs at least two ways in, but has {count}. "
        "Lead another branch to it, or take it away."
    ),
    "DECISION_WITHOUT_ELSE": N_(
        "The decision {node} has no else way, so some pieces would have nowhere to go. "
        "Make one way its else way."
    ),
    "NODE_CANNOT_REACH_END": N_("From {node}, no way leads to an end. Lead a way on to a step that ends."),
    # splits and joins
    "SPLIT_WITHOUT_JOIN": N_(
        "The branches of the split {node} never come together in a join. Put a join where they meet."
    ),
    "SPLIT_JOINED_SEVERAL_TIMES": N_(
        "The branches of the split {node} come together in several joins: {nodes}. "
        "Lead all of them to one join, or put a split of their own inside."
    ),
    "BRANCH_LEAVES_REGION": N_(
        "A way from {sources} to {target} leaves its branch before the split {split} is joined. "
        "Lead it to the join of {split} instead."
    ),
    "REGION_ENTERED_FROM_OUTSIDE": N_(
        "A way from {sources} to {target} comes in from outside between the split {split} and its join. "
        "Lead it to before {split} or to after its join."
    ),
    "JOIN_WITHOUT_SPLIT": N_(
        "The join {node} joins no branches of one split, so it would wait for ever. "
        "Lead the branches of one split to it, or lead past it."
    ),
    "JOIN_WITHOUT_POLICY": N_(
        "The join {node} does not say what it waits for. Choose all, any, or at least n."
    ),
    "JOIN_WITHOUT_COUNT": N_(
        "The join {node} waits for at least n branches, but n is missing. Give n, or let it wait for all."
    ),
    "JOIN_COUNT_TOO_HIGH": N_(
        "The join {node} waits for more branches ({needed}) than there are ({branches}). "
        "Let it wait for fewer, or for all."
    ),
    "JOIN_NEVER_SATISFIED": N_(
        "The join {node} waits for more branches ({needed} of {branches}) than come to it ({arriving}). "
        "Lead the missing branches to it, or let it wait for fewer."
    ),
    # work and inspection
    "OPERATION_WITHOUT_WORK_CENTER": N_("The operation {node} has no work centre. Choose where it is done."),
    "QC_WITHOUT_POLICY": N_(
        "The QC node {node} does not say which pieces are inspected. Choose every piece or a sample."
    ),
    "QC_SAMPLE_WITHOUT_PERCENT": N_(
        "The QC node {node} inspects a sample, but not how large a one. Give the percentage of pieces."
    ),
    "QC_WITHOUT_WAY_TO_FAIL": N_(
        "What fails at {node} has nowhere to go. Lead a rework way from it to the step to redo, or to a sink."
    ),
    # what may be meant so
    "END_SEVERAL": N_("The routing has {count} ends: {nodes}. One is usual; check that each is meant."),
    "DECISION_WITHOUT_CHOICE": N_(
        "The decision {node} has one way only and decides nothing. "
        "Add a way with a condition, or take it away."
    ),
    "QC_ELSE_TAKES_ALL": N_(
        "The else way from {source} to {target} takes every piece that no condition takes, passed or failed. "
        "Check that this is meant, or give it a condition."
    ),
    "WORK_CENTER_UNKNOWN": N_(
        "{node} is done at the work centre {work_center}, which the workshop does not have. "
        "Create it, or choose another."
    ),
    "MINUTES_MISSING": N_("{node} has no minutes, so nothing can be planned with it. Estimate its labour."),
    "SLA_ON_START_OR_END": N_("{node} has a time limit, but no work is done there. Take the limit away."),
    "WIP_BELOW_OPERATORS": N_(
        "{node} takes {operators} people but may hold no more pieces than {limit} at once, "
        "so some of them would have no work. "
        "Raise the limit or take fewer people."
    ),
    "SKILL_NOBODY_HAS": N_(
        "{node} asks for {skill} at level {level}, but the best level here is {best}. "
        "Ask for less, or enter who has the skill."
    ),
}

FIXES: dict[str, str] = {
    "REMOVE_EDGES": N_("Take the way away"),
    "RECONNECT_EDGE": N_("Lead it to {node} instead of {missing}"),
    "REMOVE_NODES": N_("Take away: {nodes}"),
    "ADD_END": N_("Add an end after: {nodes}"),
    "LEAD_TO_END": N_("Lead from {source} to {target}"),
    "MAKE_NORMAL": N_("Make the way from {source} to {target} a normal way"),
    "MAKE_REWORK": N_("Make the way from {source} to {target} a rework way"),
    "MAKE_ELSE": N_("Make the way from {source} to {target} the else way"),
    "ADD_ELSE": N_("Add an else way from {source} to {target}"),
    "ADD_REWORK": N_("Add a rework way from {source} back to {target}"),
    "CLEAR_CONDITION": N_("Take the condition of the way from {source} to {target} away"),
    "INSERT_JOIN": N_("Put a join before {node}"),
    "WAIT_FOR_ALL": N_("Let {node} wait for all branches"),
    "SET_QC": N_("Inspect at {node} as is usual on this line"),
    "SET_SAMPLE": N_("Inspect {percent} % at {node}"),
    "SET_WORK_CENTER": N_("Do {node} at {work_center}"),
    "CLEAR_SLA": N_("Take the time limit of {node} away"),
    "RAISE_WIP_LIMIT": N_("Let {node} hold {operators} pieces at once"),
}

PROBLEMS: dict[str, str] = {
    "FORMAT_UNKNOWN": N_(
        "At {place}: the format is {found}; this program reads {known}. Export the routing in that format."
    ),
    "KEY_MISSING": N_("At {place}: “{key}” is missing. Add it."),
    "KEY_MISSPELT": N_(
        "At {place}: “{key}” is not known here. Write {nearest} if that is meant, or take it away."
    ),
    "KEY_UNKNOWN": N_(
        "At {place}: “{key}” is not known here. Take it away; what can stand here is: {known}."
    ),
    "NOT_AN_OBJECT": N_(
        "At {place}: {found} stands here, where an object in curly brackets is needed. Write one."
    ),
    "NOT_A_LIST": N_(
        "At {place}: {found} stands here, where a list in square brackets is needed. Write one."
    ),
    "NOT_TEXT": N_("At {place}: {found} stands here, where a text in quotes is needed. Write one."),
    "NOT_A_NUMBER": N_(
        "At {place}: {found} stands here, which is no number. Write a number from {least} to {most}."
    ),
    "NOT_A_WHOLE_NUMBER": N_(
        "At {place}: {found} stands here, which is no whole number. "
        "Write a whole number from {least} to {most}."
    ),
    "NOT_YES_OR_NO": N_("At {place}: {found} stands here. Write true or false, without quotes."),
    "NOT_A_CHOICE": N_("At {place}: {found} stands here, which can't be chosen. Write one of: {known}."),
    "NUMBER_OUT_OF_RANGE": N_("At {place}: {found} is out of range. Write a number from {least} to {most}."),
    "TEXT_EMPTY": N_("At {place}: the text is empty. Write something, or leave the key out."),
    "TEXT_TOO_LONG": N_("At {place}: the text has {length} letters. Shorten it to at most {most}."),
    "TEXT_UNPRINTABLE": N_(
        "At {place}: the text holds signs that can't be shown. Write it again without them."
    ),
    "CODE_MALFORMED": N_(
        "At {place}: {found} is no code. "
        "Write Latin letters, digits, dots, dashes, slashes or underscores, without spaces."
    ),
    "LIST_TOO_LONG": N_("At {place}: the list has {length} entries. Shorten it to at most {most}."),
    "LIST_EMPTY": N_("At {place}: the list is empty. Put at least one entry in it."),
    "CONDITION_NOT_A_GROUP": N_(
        "At {place}: {found} stands here, where a condition is needed. "
        "Write an object with the one key all or any, and in it a list of comparisons."
    ),
    "CONDITION_TOO_DEEP": N_(
        "At {place}: the condition is nested too deep. Nest its groups at most {most} deep."
    ),
    "CONDITION_TOO_LONG": N_(
        "At {place}: the condition has {length} comparisons. Use at most {most}, or several ways."
    ),
    "CONDITION_VALUE_MALFORMED": N_(
        "At {place}: {found} can't be compared with. "
        "Write a number, a text of at most {most} letters, or a list of these."
    ),
}

# Whatever stops a routing, its form or its sense, is told as a finding.
FINDINGS: dict[str, str] = {**RULES, **PROBLEMS}
