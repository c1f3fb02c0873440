import { surnames } from './data/family-names.ts'

/*
 * What is taken out of a text before it leaves the installation. A topic can be told without it, so whatever may be a
 * number, a door or a name goes: too much rather than too little.
 */

const digit = '\\p{Nd}零〇一二三四五六七八九十百千两幺壹贰叁肆伍陆柒捌玖拾'
const joint = '[\\s\\-‐-―－_.·,，、()（）/~#+]'
const family = `(?:${surnames.join('|')})`
const han = '\\p{Script=Han}'

const masks: readonly (readonly [RegExp, string])[] = [
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+/g, '〔邮箱〕'],
  [/(?:https?:\/\/|www\.)[^\s，。；！？、）)"'”]+/giu, '〔网址〕'],
  [/((?:微信|QQ|qq|wx|vx|VX)(?:号码?|群)?[\s是为:：]*)[A-Za-z0-9_-]{4,}/gu, '$1〔号码〕'],
  // Three digits in a row are a room, a plate, a card or a phone; parted by strokes or spaces they still are.
  [
    new RegExp(`(?:(?<![A-Za-z])[A-Za-z]{1,2}[·.\\s]?)?\\p{Nd}(?:${joint}*\\p{Nd}){2,}[xX]?`, 'gu'),
    '〔号码〕',
  ],
  [/(?<![A-Za-z0-9])(?=[A-Za-z]*\d[A-Za-z]*\d|[A-Za-z]{1,2}\d)[A-Za-z0-9]{3,}/gu, '〔号码〕'],
  [/\p{Nd}+(?:\s*[-‐-―－#/]\s*\p{Nd}+)+/gu, '〔门牌〕'],
  [
    /[零〇一二三四五六七八九两幺壹贰叁肆伍陆柒捌玖](?:[\s\-－、]*[零〇一二三四五六七八九两幺壹贰叁肆伍陆柒捌玖]){2,}/gu,
    '〔号码〕',
  ],
  [new RegExp(`[A-Za-z]?[${digit}]+\\s*(?=(?:号|號)?(?:室|房间|门牌))`, 'gu'), '某'],
  [
    new RegExp(
      `(?:(?<![A-Za-z])[A-Za-z][${digit}]*|[${digit}甲乙丙丁]+)\\s*(?=号楼|號樓|号院|栋|棟|幢|单元|單元|座|号|號)`,
      'gu',
    ),
    '某',
  ],
  [/[东西南北中左右][边侧]?[户戶]/gu, '某户'],
  [
    new RegExp(
      `((?:我叫|名叫|名字[是叫]|姓名[是:：\\s]*|联系人[是:：\\s]*|本人)\\s*)(?![了他她它人过来物不没大的家])${han}[${'\\p{Script=Han}·'}]{1,3}`,
      'gu',
    ),
    '$1某某',
  ],
  [new RegExp(`((?:我|免贵|本人|她|他|户主)\\s*姓\\s*)${family}`, 'gu'), '$1某'],
  [new RegExp(`((?:我|这)是)${family}${han}{1,2}(?=[，,。.！!；;\\s]|$)`, 'gu'), '$1某某'],
  [new RegExp(`${family}${han}{0,2}?(?=${titles().join('|')})`, 'gu'), '某'],
  [new RegExp(`(?<!${han})${family}${han}{1,2}(?=家|住|反映|打来|来电|说)`, 'gu'), '某某'],
  [new RegExp(`(?<=[老小])${family}(?=${han}?[家说住，,。！!]|$)`, 'gu'), '某'],
]

/**
 * Blacks out numbers of three and more digits, houses, stairwells, rooms and doors, addresses in the net, and people
 * by what stands around their names. `known` are names that the caller knows of: they go wherever they stand.
 */
export function maskForOutside(text: string, known: readonly string[] = []): string {
  // Marks that cannot be seen would part a number; full-width digits are digits.
  const plain = text
    .replace(/[^，。！？；：、（）]+/g, (part) => part.normalize('NFKC'))
    .replace(/(?![\n\t])[\p{Cf}\p{Mn}\p{Me}\p{Cc}]/gu, '')
  const nameless = known
    .map((name) => name.normalize('NFKC').trim())
    .filter((name) => Array.from(name).length >= 2)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, '某某'), plain)
  return masks.reduce((left, [what, put]) => left.replace(what, put), nameless)
}

function titles(): readonly string[] {
  return '先生 女士 小姐 太太 阿姨 叔叔 大爷 大妈 大娘 大伯 大哥 大姐 大嫂 伯伯 奶奶 爷爷 婆婆 老太 老师 师傅 主任 书记 经理 医生 大夫 同志 警官 队长 站长 所长 局长 网格员'.split(
    ' ',
  )
}
