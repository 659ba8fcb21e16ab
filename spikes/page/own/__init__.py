"""Three steps from “Start my own” to a first answer of one’s own."""
