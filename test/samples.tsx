/** Pages with every component on them, as the tests look at them. */
import { parseInstant } from '../src/kernel/time.ts'
import { BuildingDiagram } from '../src/kernel/ui/building.tsx'
import { DeskShell } from '../src/kernel/ui/desk-shell.tsx'
import {
  AreaField,
  ChoiceField,
  ErrorSummary,
  SelectField,
  TextField,
  TickField,
} from '../src/kernel/ui/field.tsx'
import { Icon } from '../src/kernel/ui/icon.tsx'
import { WallShell } from '../src/kernel/ui/other-shells.tsx'
import type { Page } from '../src/kernel/ui/page.ts'
import { LocalTime, Pair, PhotoList, Rating, Sos, VoicePlayer } from '../src/kernel/ui/parts.tsx'
import { Qr } from '../src/kernel/ui/qr.tsx'
import { ResidentShell } from '../src/kernel/ui/resident-shell.tsx'
import { sayForm } from '../src/kernel/ui/say-form.ts'
import { ClockBar, ClockMark, Mark } from '../src/kernel/ui/state.tsx'
import { HopLine, Hops, Trail } from '../src/kernel/ui/trail.tsx'

const post = { name: '青砚社区服务站', phone: '0555-0136', hours: '每天 8:00 到 20:00 ' }
const now = parseInstant('2026-11-24T00:40:00Z')
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='

type Props = { readonly page: Page }

export function PhoneSample({ page }: Props) {
  const { lang } = page
  return (
    <ResidentShell page={page} title="楼道灯不亮" post={post} script="say.js">
      <p class="place">
        <Icon name="pin" />
        <b>榆荫里 3号楼 2单元</b>
        <a href="#main">换地方</a>
      </p>
      <h1>
        有事您说一句，
        <wbr />
        我们去跑
      </h1>
      <Sos lang={lang} />
      <ErrorSummary lang={lang} errors={[{ field: 'words', says: '写一句，我们才知道去哪儿' }]} />
      <form id="say" class="stack" method="post" {...sayForm(lang, 'ABC234')}>
        <input type="hidden" name="once" value="sample-once" />
        <AreaField name="words" label="什么事？" hint="在哪儿、多久了" rows={4} error="写一句" />
        <Pair>
          <label class="btn file">
            <Icon name="camera" />
            拍张照片
            <input type="file" name="photo" accept="image/*" multiple />
          </label>
          <label class="btn file">
            <Icon name="mic" />
            录一段话
            <input type="file" name="voice" accept="audio/*" />
          </label>
        </Pair>
        <TextField name="phone" label="手机号" hint="不留也行" type="tel" autocomplete="tel" />
        <TickField name="member" label="告诉我进展" checked />
        <ChoiceField
          name="why"
          label="为什么"
          options={[
            { value: 'dark', says: '还是黑的' },
            { value: 'flicker', says: '一闪一闪' },
          ]}
        />
        <fieldset>
          <legend>办得怎么样</legend>
          <Rating lang={lang} name="stars" chosen="4" />
        </fieldset>
        <p role="status" data-tell />
        <button class="btn b1 wide big">报上去</button>
      </form>
      <section class="hero" aria-labelledby="now">
        <h2 id="now" class="vh">
          现在归谁
        </h2>
        <p>
          <Mark mark="doing">正在办</Mark> <span class="dim">第2天</span>
        </p>
        <p>
          <b>榆荫里物业 屈师傅</b>
        </p>
        <ClockBar used={0.58} tone="doing" />
      </section>
      <section class="sec" aria-labelledby="trail">
        <h2 id="trail">跑到哪儿了</h2>
        <Trail
          steps={[
            { who: '您说的', span: '11月20日19:12', words: '楼道灯坏了三天了' },
            { who: '供电所', span: '1天', state: 'refused', note: '没接。说电表以后的线归物业。' },
            { who: '榆荫里物业', span: '2天，还在办', state: 'now', note: '服务站定的，不能再推。' },
          ]}
        />
      </section>
      <section class="sec" aria-labelledby="more">
        <h2 id="more">照片和录音</h2>
        <PhotoList lang={lang} photos={[{ href: '#main', thumb: pixel, says: '照片：灯罩里是黑的' }]} />
        <VoicePlayer lang={lang} src="/assets/none" />
        <Qr lang={lang} text="http://127.0.0.1:3000/r/abc" says="这件事的进展" />
        <p>
          <LocalTime lang={lang} now={now} at={now} />
        </p>
      </section>
    </ResidentShell>
  )
}

const steps = [
  { who: '服务站', span: '40分钟', days: 0 },
  { who: '供电所', span: '1天，没接', days: 2, state: 'refused' },
  { who: '榆荫里物业', span: '2天，还在办', days: 2, state: 'now' },
] as const

export function DeskSample({ page }: Props) {
  return (
    <DeskShell
      page={page}
      title="收件"
      side={[
        { href: '/desk', icon: 'note', word: '收件', count: 27, current: true },
        { href: '/desk/mine', icon: 'hand', word: '我手上的', count: 9 },
        { href: '/desk/late', icon: 'clock', word: '过点的', count: 4, late: true },
      ]}
      who="青砚社区 · 尹小禾"
      when="11月24日 周二 8:40"
      keys={[
        { keys: ['J', 'K'], says: '上下' },
        { keys: ['回车'], says: '打开' },
      ]}
      panel={{ label: '选中的这件', content: <DeskPanel page={page} /> }}
    >
      <header class="head">
        <div>
          <h1>收件</h1>
          <p>
            27件没办完，<strong class="late">4件过点</strong>。
          </p>
        </div>
        <div class="go">
          <a class="btn b1" href="/desk/new" data-key="n">
            <Icon name="plus" />
            记一件
          </a>
        </div>
      </header>
      <form class="filters" aria-label="筛选" data-auto>
        <label>
          小区{' '}
          <select name="estate">
            <option value="">全部</option>
            <option value="1">榆荫里</option>
          </select>
        </label>
      </form>
      <DeskList />
      <section class="body" aria-label="跑到哪儿了">
        <Hops steps={steps} />
      </section>
    </DeskShell>
  )
}

function DeskList() {
  return (
    <table class="list">
      <caption class="vh">没办完的事</caption>
      <thead>
        <tr>
          <th scope="col">时限</th>
          <th scope="col">事</th>
          <th scope="col">跑到哪儿了</th>
          <th scope="col">怎样了</th>
        </tr>
      </thead>
      <tbody>
        {['顶楼漏雨', '楼道灯不亮', '单元门锁不上'].map((title, at) => (
          <tr data-pick={`/desk?at=${at}`}>
            <td>
              <ClockMark mark="late">过了2天</ClockMark>
              <ClockBar used={1} tone="late" />
            </td>
            <td>
              <a href={`/desk/cases/${at}`}>{title}</a> <span class="at">榆荫里 3号楼2单元</span>
            </td>
            <td>
              <HopLine steps={steps} />
            </td>
            <td>
              <Mark mark="doing">正在办</Mark>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DeskPanel({ page }: Props) {
  const homes = Array.from({ length: 12 }, (_, at) => {
    const [floor, side] = [Math.floor(at / 2) + 1, (at % 2) + 1]
    const door = `${floor}0${side}`
    const mark = door === '502' ? 'this' : ['401', '302', '602'].includes(door) ? 'also' : undefined
    return { door, floor, href: `#h${door}`, ...(mark && ({ mark } as const)) }
  })
  return (
    <>
      <section aria-labelledby="p1">
        <h2 id="p1">楼道灯不亮</h2>
        <blockquote class="words">
          楼道灯坏了三天了<cite>502 邵家 · 11月20日 19:12</cite>
        </blockquote>
        <BuildingDiagram
          lang={page.lang}
          label="3号楼2单元，从正面看"
          floors={6}
          homes={homes}
          legend={{ this: '头一个说的', also: '也说了' }}
        />
      </section>
      <section aria-labelledby="p2">
        <h2 id="p2">转出去</h2>
        <form class="flow" method="post">
          <SelectField name="to" label="给谁" options={[{ value: '1', says: '业委会' }]} />
          <AreaField name="why" label="为什么该他们办" error="写一句理由，对方才知道怎么接" />
          <p class="acts">
            <button class="btn">问他们接不接</button>
          </p>
        </form>
      </section>
    </>
  )
}

export function WallSample({ page }: Props) {
  return (
    <WallShell page={page} title="青砚社区服务站 · 大屏">
      <header class="band">
        <h1>青砚社区服务站</h1>
        <span>有事您说一句，我们去跑</span>
        <time class="clk" datetime={now}>
          11月24日 周二 8:40
        </time>
      </header>
      <main class="mainc">
        <h2>
          正在跑的事 <span class="dim">27件，最急的6件</span>
        </h2>
        <ul class="tiles">
          <li>
            <div>
              <p class="ti">顶楼漏雨</p>
              <p class="dim">北窑坊 5号楼</p>
            </div>
            <Hops steps={steps} wall />
            <div class="end">
              <Mark mark="late">过点2天</Mark>
              <span class="dim">今天定工期</span>
            </div>
          </li>
        </ul>
      </main>
      <aside class="col" aria-label="今天和这个月">
        <section class="ask" aria-label="扫码说事">
          <Qr lang={page.lang} text="http://127.0.0.1:3000/" />
          <p>扫一扫，说一句就行</p>
        </section>
      </aside>
    </WallShell>
  )
}
