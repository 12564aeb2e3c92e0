/** Lengths that the API accepts, in characters. */
export const MAX_TITLE = 200;
export const MAX_DESCRIPTION = 1000;
