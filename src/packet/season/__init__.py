"""Positions, their deadlines and their events → what to do next, and what to tell others of it: no disk, no clock."""
