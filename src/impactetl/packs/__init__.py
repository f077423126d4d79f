"""What partitions of the input gave, kept on disk until it is published, and after that for the next build.

A pack is a folder with one Parquet file a table and a manifest that is written last: a folder without one is what a
killed worker left. Each input is one entry of one pack, found again by its key (a hash of its bytes, its sidecar, the
version of the rules and the options), so that a build that is run again takes up where the last one stopped, and one
changed file is read alone.
"""
