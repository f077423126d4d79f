"""Who does the work: this process, processes of their own on all cores, or a cluster.

An engine is given tasks and knows nothing of what they do. Each task is done once, or done again where its worker died;
the step under which a worker died is tried once more alone in a fresh process, and left out only if that dies too.
"""
