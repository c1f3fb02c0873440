/*
 * Where the name of an estate or a road begins: one reads back from 小区, 路, … to a character that cannot belong to
 * a name. Too long does less harm than too short: known places are looked for inside it.
 */

const stops = new Set(
  '的在于是对请诉报映将把被从到向由住给近旁问询因为位至往经过进出离距靠沿本该此我你他她它这那各某整个们了着让叫说称及与跟或但而则即并就都也还又再才只有没市县区镇乡省号楼栋幢栋层室期段附属地处来去回严重影响导致目前早已听闻周边代表通过早晚'.replace(
    /\s/g,
    '',
  ),
)
/** They stand inside names as often as between two. */
const joins = new Set('和同')

const notNames: Readonly<Record<'estate' | 'road', RegExp>> = {
  estate:
    /^(?:小|老|旧|全|住宅|居民|安置|老旧|住户|业主|商住|开放|封闭|员工|职工|学生|单身|街道|智慧|物业|租赁|青年)$/,
  road: /(?:之|无|套|且|然|旧|外|临|高速|行|四通八达的|^[东南西北中]|马|铁|公|道|线|电|水|思|出|走|修|开|半|后|过|让|网|气|油|一条|十字|条|上|高速公|赶|问|迷|弯|土|水泥|小|大|老|新|门前|步行|商业|美食|风情|逛|上|一)$/,
}

const least: Readonly<Record<'estate' | 'road', number>> = { estate: 2, road: 1 }
const longest: Readonly<Record<'estate' | 'road', number>> = { estate: 8, road: 5 }

/** The name that ends where `end` begins; null when a pointing word stands there and no name. */
export function nameBefore(text: string, end: number, kind: 'estate' | 'road'): string | null {
  let from = end
  while (from > 0 && end - from < longest[kind]) {
    const character = text[from - 1] ?? ''
    if (!/[\u4e00-\u9fff]/.test(character) || stops.has(character)) break
    if (joins.has(character) && end - from >= 2) break
    from--
  }
  const name = text.slice(from, end)
  return name.length < least[kind] || notNames[kind].test(name) ? null : name
}
