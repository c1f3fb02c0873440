/** A network address without the part that tells one home from another: for lists and records. */
export function shortAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(mapped)
  if (four) return `${four[1]}.${four[2]}.${four[3]}.0`
  if (!/^[0-9a-f:]+$/i.test(mapped) || !mapped.includes(':')) return ''
  const [head = ''] = mapped.toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean).slice(0, 3)
  return groups.length === 0 ? '::' : `${groups.join(':')}::`
}

export type Device = { readonly app: string | null; readonly system: string | null }

/** What kind of device a browser says it is; null where it does not say. */
export function deviceOf(agent: string): Device {
  return { app: firstOf(apps, agent), system: firstOf(systems, agent) }
}

const apps = [
  [/MicroMessenger/i, '微信'],
  [/DingTalk/i, '钉钉'],
  [/AlipayClient/i, '支付宝'],
  [/HuaweiBrowser/i, '华为浏览器'],
  [/MiuiBrowser/i, '小米浏览器'],
  [/QQBrowser/i, 'QQ浏览器'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

const systems = [
  [/HarmonyOS/i, '鸿蒙'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, '安卓'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
] as const

function firstOf(list: readonly (readonly [RegExp, string])[], agent: string): string | null {
  return list.find(([pattern]) => pattern.test(agent))?.[1] ?? null
}
