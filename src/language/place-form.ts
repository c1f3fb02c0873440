import { simplified, traditional } from './data/characters.ts'

/*
 * The form in which places are looked for. It is exactly as long as the text it was made from, so that a span found
 * in it stands at the same offset in the words as they were said.
 */

const simpler = new Map(Array.from(traditional, (character, at) => [character, simplified[at] ?? character]))
const special = new RegExp(`[\\uff01-\\uff5e\\u3000${traditional}]`, 'g')
const number = '(?:[0-9]{1,4}|[零〇一二三四五六七八九十]{1,4})'

// What dictation writes for words that sound alike. Each is as long as the word that was meant, and each counts only
// beside a number: 动 alone is a verb, 提 alone too.
const heard: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<=${number}\\s?)[好浩耗]楼`, 'g'), '号楼'],
  [new RegExp(`(?<=${number}\\s?)(?:单(?:源|员|圆|园|远|缘)|[丹但担]元)`, 'g'), '单元'],
  [
    new RegExp(
      `(?<=${number}\\s?)[动冻洞](?=\\s?${number}\\s?(?:单元|门|梯|楼|层|室|号|-)|\\s?[0-9]{3,4})`,
      'g',
    ),
    '栋',
  ],
  [new RegExp(`(?<=(?:栋|幢|号楼|单元)\\s?${number}\\s?)[提题](?!${number}户)`, 'g'), '梯'],
  [new RegExp(`(?<=(?:栋|单元|楼|层)\\s?${number}\\s?)[是事适](?![我你他她的不一])`, 'g'), '室'],
  [new RegExp(`(?<=${number}\\s?(?:号楼|栋|单元)\\s?${number}\\s?)[喽搂]`, 'g'), '楼'],
]
const maybeHeard = /[0-9零〇一二三四五六七八九十]\s?[好浩耗单丹但担动冻洞提题是事适喽搂]/

/** Half width, simplified, homophones of place words mended; as long as `text` in UTF-16 units. */
export function placeForm(text: string): string {
  const plain = text.replace(special, (character) => {
    const code = character.charCodeAt(0)
    if (code === 0x3000) return ' '
    return code >= 0xff01 && code <= 0xff5e
      ? String.fromCharCode(code - 0xfee0)
      : (simpler.get(character) ?? character)
  })
  if (!maybeHeard.test(plain)) return plain
  return heard.reduce((said, [wrong, meant]) => said.replace(wrong, meant), plain)
}
