/**
 * Whether a text is probably mojibake, bytes read in the wrong encoding: marks of what was lost, Chinese read as Latin-1
 * ('çµæ¢¯', 'µçÌÝ'), or UTF-8 read as GBK ('鐢垫').
 */
export function isGarbled(text: string): boolean {
  const head = text.slice(0, longest)
  if (count(head, /\ufffd|锟斤拷|烫烫烫|屯屯屯/g) >= 2) return true
  const han = count(head, /[\u4e00-\u9fff]/g)
  if (han === 0) {
    const accented = count(head, /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u2018-\u2122]/g)
    return accented >= 6 && accented / count(head, /\S/g) > 0.4
  }
  return han >= 6 && count(head, wrongGbk) / han > 0.25
}

const longest = 2_000

// What the commonest beginnings of Chinese in UTF-8 become in GBK; hardly any is met in a plain text.
const wrongGbk =
  /[涓浜锛簡紝澶鐢笉鎴妤杩屽鍏娌涔鍗鐨鏈闂笂瀛屾灏殑姘兘鍦璇瀹佸閲瑕浠戝鍙噷竴鍔瓙璐庝忓璺鑰佷鏉鍒変鍚箞嶅鎵岃鍋佹骞嗭數嬫婂杞璧笟鐗屼潵堟缁鎶诲鏂鍊溅鏀尯閮埌湁琛氬鎬笅湴氫鏄嶈彛戜亾湪嶇椂鏍嶆栨閫寰閭皵紑嗕藉鎯灞烘奸绠绐嶄閬寮鍘瑁粈鏃浣勫釜瑰鍖埛曞鍧埧欏嗘堕熷鍝幓鑳楀撳勬閽嗗鍑垜鐩鐏鏆緱戞岀琚矾冨楁潃棬]/g

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
