/** A page of ours to go back to, or where one would go otherwise. Never another site's. */
export function localPath(to: string | undefined, otherwise: string): string {
  if (to === undefined || to.length > 2_000 || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(to)) return otherwise
  const url = URL.parse(to, 'http://here')
  // `/.//elsewhere` is a path of ours only until its dot is taken out: what comes out is looked at too.
  if (!url || url.host !== 'here' || url.pathname.startsWith('//')) return otherwise
  // Coming back to the door one has just come through would turn in a circle.
  if (/^\/sign-(in|out)(?!\/held\/)/.test(url.pathname)) return otherwise
  return url.pathname + url.search + url.hash
}
