/** A page of ours to go back to, or where one would go otherwise. Never another site's. */
export function localPath(to: string | undefined, otherwise: string): string {
  if (to === undefined || to.length > 2_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to)) return otherwise
  if (to.includes('\\')) return otherwise
  const url = URL.parse(to, 'http://here')
  if (!url || url.host !== 'here') return otherwise
  // Coming back to the door one has just come through would turn in a circle.
  if (/^\/sign-(in|out)(?!\/held\/)/.test(url.pathname)) return otherwise
  return url.pathname + url.search + url.hash
}
