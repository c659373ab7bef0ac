/** What a prompt may want. Apart from the schemas, which load a library that reading a prompt does not need. */
export const INTENTS = ['texture', 'face', 'typography', 'thumbnail', 'general'] as const;

/** Longest prompt that is taken, in UTF-16 code units. */
export const MAX_PROMPT_LENGTH = 20_000;
