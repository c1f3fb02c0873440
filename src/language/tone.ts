import type { Nature, Urgency } from '../rulebook/categories.ts'
import type { Danger } from './danger.ts'

/* What is wanted, and how soon. */

const asks =
  /[?？]|请问|咨询|询问|想问|问问|问一下|(?:吗|呢)(?:$|[，。,])|怎么(?:办|申|收|算|领|买|查)|如何|什么时候|何时|哪里|哪个|能不能|可不可以|是否|多少|几时|what |how |when |where |can i|could /
const blames =
  /投诉|举报|控告|检举|没人管|不管|不作为|扰民|违规|违法|非法|违章|私自|擅自|霸占|侵占|侵犯|欺负|欺骗|欺诈|坑人|坑骗|坑害|被骗|乱收|乱停|乱堆|严重|强烈|受不了|恶劣|不合理|不公|拖欠|无证|造假|查处|取缔|危害|污染|曝光|complain/
const grievance =
  /至今|一直(?:没|未|不)|多次|迟迟|拒不|推诿|推脱|互相推|无人|苦不堪言|忍无可忍|没人|不理|反映了?|影响/
const proposes =
  /建议|希望(?:能|可以|政府|尽快)?(?:.{0,6})?(?:增|建|设|装|改|优化)|能否增|提议|呼吁|最好(?:能|是)|可否(?:增|建|设)|suggest/
const thanks = /谢谢|感谢|表扬|点赞|辛苦了|thank/
const appeals = /请求|求助|帮帮|救救|盼|恳求|请帮|帮忙|求/

/** Short sayings are read whole; of a letter the opening decides, and its tone when the opening leaves it open. */
export function guessNature(words: string): Nature {
  const opening = words.slice(0, 45)
  const isLetter = words.length > 90
  if (thanks.test(opening) && !blames.test(opening)) return 'thanks'
  if (blames.test(opening)) return 'complaint'
  if (proposes.test(opening)) return 'suggestion'
  if (asks.test(opening))
    return isLetter && blames.test(words) && !isQuestion.test(opening) ? 'complaint' : 'question'
  if (appeals.test(opening) && !blames.test(words)) return 'help'
  if (isLetter && (blames.test(words) || grievance.test(words))) return 'complaint'
  return isLetter && proposes.test(words) ? 'suggestion' : 'help'
}

const isQuestion = /请问|咨询|询问|想问|问问|问一下/

const manyHomes =
  /(?:整栋|全楼|整个单元|整个小区|全小区|家家|所有住户|几十户|上百户|整幢|全院)[^，。,]{0,8}(?:停|没|断)|(?:停|断)(?:水|电|气|暖)[^，。,]{0,6}(?:一天|两天|三天|好几天|几天|多天|[2-9]天)/
const weak =
  /老人|[七八九]十[一二三四五六七八九]?岁|[七八九]十[一二三四五六七八九]|[789]\d岁|孕|残疾|轮椅|病人|婴儿|孩子|小孩|独居|卧床|两天没见|没见着人|elderly|disabled|baby|pregnant|(?:is|aged?) [789]\d|[789]\d[- ]year/
const atRisk =
  /掉下来|摔|滑倒|砸|危险|塌|裸露|没盖|倒了|漏电|冒|渗到|滴|泡|进不来|出不去|没见|隐患|dangerous|about to fall/

/** `now`: life or health at stake, or a service out for many homes; `soon`: somebody weak, or harm threatens. */
export function guessUrgency(words: string, danger: Danger | null): Urgency {
  const said = words.slice(0, 600)
  if (danger || manyHomes.test(said) || /(?:两|三|几|好几|2|3)天没(?:见|出门|动静)/.test(said)) return 'now'
  return weak.test(said) || atRisk.test(said) ? 'soon' : 'normal'
}
