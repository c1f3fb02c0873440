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

const lasting = '[^。，,]{0,6}(?:(?:一|两|三|数|几|多|好几|[2-9])天|一?个?(?:星期|礼拜|周))'
const manyHomes = new RegExp(
  `(?:整栋|全楼|整个单元|整个小区|全小区|家家|所有住户|几十户|上百户|整幢|全院)[^。，,]{0,8}(?:停|没|断)|(?:停|断|没|无)(?:水|电|气|暖)${lasting}|(?:连续|已经?|整整|长达|近)${lasting}[^。，,]{0,8}(?:停|断|没|无)(?:水|电|气|暖)`,
)
const out =
  '停水|停电|停气|断水|断电|断气|没有?水|没有?电|没有?气|无水|无电|供[水电]中断|水压(?:极|太|很|非常|过|特别)?低|没有?暖气|停暖|不供暖|暖气(?:不热|冰凉)'
const estateOut = new RegExp(
  `(?:小区|社区|公寓|宿舍|家属院|整栋|全楼|全村|片区|住户|居民|业主|低层|高层|楼栋|我们楼|每家|[几数多百千]户)[^。！?!？]{0,25}(?:${out})|(?:经常|频繁|连续|天天|每天|长期)[^。，,]{0,4}(?:停|断)(?:水(?!管)|电(?![梯线])|气)`,
)
// Somebody cut one home off, or told beforehand that it would be.
const notOut = /物业[^，。,]{0,10}(?:停|断)(?:水|电)|欠费|计划停|停水通知|停电通知|备用|应急电/

/** What harms people now, or is about to: walls, water, sickness, lifts, dogs, wires, a way out that is locked. */
const harms: readonly RegExp[] = [
  /承重墙[^。]{0,10}(?:拆|砸|破|敲|凿)|(?:违法|私自|擅自|违规|已|被)[^。，,]{0,4}(?:拆|砸|破|敲|凿)[^。，,]{0,6}承重墙/,
  /(?:威胁|危及|危害)[^。，,]{0,8}(?:人身安全|生命(?!通道))|人身安全[^。，,]{0,10}(?:威胁|危险)|为了[^。，,]{0,8}生命安全/,
  /随时[^。，,]{0,8}(?:塌|倒|掉|砸|爆|触电|坠|生命)/,
  /(?:差点|险些)[^。，,]{0,6}(?:砸|伤|电到|烧|塌|撞)|被(?:狗|犬)?咬|咬伤/,
  /(?:外墙|瓷砖|墙砖|墙皮|玻璃|幕墙|水泥块?)[^。]{0,10}(?:大面积|往下|不断|整块|成片)[^。]{0,4}(?:脱落|掉|坠)/,
  /(?:自来水|饮用水|生活用水|水箱|水龙头|(?<!下游|[河江湖库])水质)[^。]{0,12}(?:发黄|发黑|浑|[异怪霉]味|刺鼻|臭|虫|污染|不达标|超标|拉肚子|不放心)/,
  /(?:居民|孩子|小孩|老人|孕妇|家人|全家|业主|住户|婴儿|学生)[^。]{0,16}(?:呕吐|头晕(?!眼花|脑胀)|咳嗽|过敏|皮肤|鼻炎|住院|中毒|流鼻血|呼吸困难|气喘|发病|拉肚子)/,
  /电梯[^。]{0,14}(?:下坠|坠落|急坠|掉层|掉楼层|溜梯|困人|困住|被困|失控|冲顶|关人|夹人|夹伤)|[困关卡]在[^。，,]{0,4}电梯/,
  /(?:到处|满地|遍地|旁边)[^。，,]{0,6}(?:煤气罐|液化气罐)|电线[^。，,]{0,6}(?:裸露|垂|断)/,
  /(?:煤气|燃气|天然气|液化气)[^。，,]{0,6}(?:泄漏|泄露|漏气)/,
  /逃生(?:门|口|出口|通道)[^。，,]{0,10}(?:锁|封死|堵死)|火灾隐患[^。]{0,80}(?:逃生|疏散)/,
  /消防(?:通道|门)[^。，,]{0,6}(?:[堵封锁焊]死|反锁)|[堵封锁焊]死[^。，,]{0,6}消防(?:通道|门)|消防(?:设施|系统|设备)[^。，,]{0,6}(?:瘫痪|失灵|没有?水)/,
  /(?:房屋|房子|家里|家中|屋里)[^。，,]{0,6}被[^。，,]{0,6}淹|粪水[^。，,]{0,6}(?:家|屋|横流)/,
]

/** A house that gives way is told of after how it came to that. */
const givesWay =
  /(?:成为?|成|是|属于|属)了?(?:[a-d]级)?危房|(?:房屋|房子|住房|楼房)[^。]{0,20}(?:无法居住|不能住人)|(?:房屋|房子|墙体?|楼|地基|山体|护坡)[^。，,]{0,8}(?:倾斜|移位|滑坡|塌方|坍塌|垮塌|下沉(?!结构|式|广场))/

const weak =
  /老人|[七八九]十[一二三四五六七八九]?岁|[七八九]十[一二三四五六七八九]|[789]\d岁|孕|残疾|轮椅|病人|婴儿|孩子|小孩|独居|卧床|两天没见|没见着人|elderly|disabled|baby|pregnant|(?:is|aged?) [789]\d|[789]\d[- ]year/
const atRisk =
  /掉下来|摔|滑倒|砸|危险|塌|裸露|没盖|倒了|漏电|冒|渗到|滴|泡|进不来|出不去|没见|隐患|dangerous|about to fall/

/** `now`: life or health at stake, or a service out for many homes; `soon`: somebody weak, or harm threatens. */
export function guessUrgency(words: string, danger: Danger | null): Urgency {
  const said = words.slice(0, 600)
  // Further down a letter tells of what might be.
  const opening = words.slice(0, 120)
  const isOut = manyHomes.test(opening) || (estateOut.test(opening) && !notOut.test(opening))
  if (
    danger ||
    isOut ||
    harms.some((says) => says.test(opening)) ||
    givesWay.test(said.slice(0, 300)) ||
    /(?:两|三|几|好几|2|3)天没(?:见|出门|动静)/.test(said)
  )
    return 'now'
  return weak.test(said) || atRisk.test(said) ? 'soon' : 'normal'
}
