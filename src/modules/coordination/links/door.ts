/** Links of bodies as the other rooms use them: make one to send, and put a piece on the page that it opens. */
export type { LinkDeed, LinkPart, LinkScene } from './link-part.ts'
export type { Link, LinkId } from './link.rules.ts'
export { bodyLinkUrl, makeBodyLink } from './make-link.ts'
