/** Links of bodies as the other rooms use them: make one to send, and put a piece on the page that it opens. */
export type { LinkPart, LinkScene } from './link-part.ts'
export { bodyLinkUrl, makeBodyLink } from './make-link.ts'
