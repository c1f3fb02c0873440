/** What a command may say: JSON for programs on the one, sentences for people on the other. */
export type Io = { readonly out: (text: string) => void; readonly err: (text: string) => void }
