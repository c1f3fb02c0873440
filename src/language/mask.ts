/** Phone and identity numbers blacked out, for wherever a text leaves the post. */
export function maskNumbers(text: string): string {
  return text
    .replace(
      /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)/g,
      (id) => `${id.slice(0, 2)}${'*'.repeat(14)}${id.slice(-2)}`,
    )
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, (phone) => `${phone.slice(0, 3)}****${phone.slice(-4)}`)
    .replace(/(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g, (phone) => `${phone.slice(0, 3)}****${phone.slice(-2)}`)
}
