import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { BuildingDiagram } from './building.tsx'
import { AreaField, ErrorSummary, TextField } from './field.tsx'
import { drawBuilding } from './front.ts'
import { Icon, withIcons } from './icon.tsx'
import { hereWith } from './page.ts'
import { qrImage } from './qr.tsx'
import { ClockBar, Mark } from './state.tsx'
import { HopLine, Hops, Trail } from './trail.tsx'

const html = (node: VNode) => render(node)

test('a page carries the drawings that it uses, each once', () => {
  const page = withIcons(
    html(
      <body class="desk">
        <Icon name="phone" />
        <Icon name="phone" />
        <Mark mark="late">过了2天</Mark>
      </body>,
    ),
  )

  expect(page.match(/<symbol id="[\w-]+"/g)).toEqual(['<symbol id="i-phone"', '<symbol id="m-late"'])
  expect(page.indexOf('<symbol')).toBeLessThan(page.indexOf('<use'))
})

test('words that look like a drawing are no drawing', () => {
  expect(withIcons('<body><p>&lt;use href="#i-none"></p></body>')).not.toContain('<symbol')
})

test('a state is a shape, a word and a colour', () => {
  expect(html(<Mark mark="new">等人接</Mark>)).toBe(
    '<span class="mark wait"><svg class="m" aria-hidden="true"><use href="#m-new"></use></svg>等人接</span>',
  )
})

test('a bar is never longer than its line', () => {
  expect(html(<ClockBar used={1.7} tone="late" />)).toContain('d="M0 2H100"></path></svg>')
  expect(html(<ClockBar used={-1} tone="done" />)).toContain('d="M0 2H0"')
})

const steps = [
  { who: '物业', span: '3天', days: 3 },
  { who: '业委会', span: '6天', days: 6, state: 'refused' },
  { who: '房管局', span: '今天起', days: 0, state: 'now' },
] as const

test('the way of a matter in one row of words', () => {
  expect(
    html(<HopLine steps={steps} />)
      .replace(/<[^>]+>/g, '|')
      .replace(/\|+/g, '|'),
  ).toBe('|物业 3天|业委会 6天|房管局 今天起|')
})

test('the way across: width by days, dashed where it was sent back, thick where it is now', () => {
  expect(html(<Hops steps={steps} />).match(/<li class="[^"]*"/g)).toEqual([
    '<li class="g2"',
    '<li class="g3 no"',
    '<li class="g1 on"',
  ])
})

test('the way down tells what somebody said in their own words', () => {
  const trail = html(<Trail steps={[{ who: '您说的', span: '今天', words: '灯<坏了' }]} />)

  expect(trail).toContain('<blockquote class="words">灯&lt;坏了</blockquote>')
})

test('a field ties its hint and its error to what one writes in', () => {
  const field = html(<TextField name="phone" label="手机号" hint="不留也行" error="少了一位" value="139" />)

  expect(field).toContain(
    '<label for="phone">手机号<span class="hint" id="phone-hint">不留也行</span></label>',
  )
  expect(field).toContain('aria-describedby="phone-hint phone-error" aria-invalid="true" value="139"')
  expect(field).toContain('<span class="err" id="phone-error">')
})

test('a field that is right says nothing of errors', () => {
  expect(html(<AreaField name="words" label="什么事？" value="灯 & 门" />)).toBe(
    '<div class="field"><label for="words">什么事？</label><textarea id="words" name="words" class="in">灯 &amp; 门</textarea></div>',
  )
})

test('all that is wrong stands above the form, with a way to each field', () => {
  const summary = html(
    <ErrorSummary
      lang="zh-CN"
      errors={[
        { field: 'words', says: '写一句' },
        { field: '', says: '照片太大' },
      ]}
    />,
  )

  expect(summary).toContain('role="alert"')
  expect(summary).toContain('<a href="#words">写一句</a>')
  expect(summary).toContain('<li>照片太大</li>')
})

const homesOf = (floors: number, doors: number) =>
  Array.from({ length: floors * doors }, (_, at) => {
    const floor = Math.floor(at / doors) + 1
    return { floor, door: `${floor}${String((at % doors) + 1).padStart(2, '0')}` }
  })

test('six floors of two doors are drawn as in the looks', () => {
  const front = drawBuilding(6, homesOf(6, 2))

  expect([front.width, front.height, front.wide]).toEqual([256, 260, false])
  expect(front.homes.find(({ home }) => home.door === '502')).toMatchObject({
    x: 166,
    y: 58,
    width: 82,
    height: 36,
  })
})

test.each([
  [1, 1],
  [6, 3],
  [11, 4],
  [18, 6],
  [34, 8],
])('%i floors of %i doors: no home overlaps another or leaves the drawing', (floors, doors) => {
  const front = drawBuilding(floors, homesOf(floors, doors))
  const places = front.homes.map(({ x, y }) => `${x} ${y}`)

  expect(new Set(places).size).toBe(floors * doors)
  expect(front.floors.map(({ floor }) => floor)).toEqual(
    Array.from({ length: floors }, (_, at) => floors - at),
  )
  for (const { x, y, width, height } of front.homes) {
    expect(x + width).toBeLessThanOrEqual(front.width)
    expect(y + height).toBeLessThan(front.height)
    expect(x + width <= front.stairs || x >= front.stairs + 28).toBe(true)
  }
})

test('502 stands second also where 501 is not known; doors numbered otherwise stand side by side', () => {
  const missing = drawBuilding(5, [{ floor: 5, door: '502' }])
  const other = drawBuilding(1, [
    { floor: 1, door: '东户' },
    { floor: 1, door: '西户' },
  ])

  expect(missing.homes[0]?.x).toBe(166)
  expect(new Set(other.homes.map(({ x }) => x)).size).toBe(2)
})

test('each home is named with what it has to do with the matter; the legend says only what is drawn', () => {
  const drawn = html(
    <BuildingDiagram
      lang="zh-CN"
      label="3号楼2单元，从正面看"
      floors={1}
      homes={[
        { floor: 1, door: '101', href: '/desk/homes/1', mark: 'this' },
        { floor: 1, door: '102' },
      ]}
      legend={{ this: '头一个说的', also: '也说了' }}
    />,
  )

  expect(drawn).toContain('<a href="/desk/homes/1" aria-label="101，头一个说的">')
  expect(drawn).toContain('<g role="img" aria-label="102">')
  expect(drawn).not.toContain('也说了')
})

test('links to change the look keep the rest of the address', () => {
  expect(hereWith('/board?topic=heat&z=1', { z: '3' })).toBe('/board?topic=heat&z=3')
  expect(hereWith('/board?topic=heat', { topic: null })).toBe('/board')
  expect(hereWith('//evil.example/', { z: '2' })).toBe('/?z=2')
})

test('a code has a quiet edge of four squares', () => {
  const svg = decodeURIComponent(
    qrImage('http://127.0.0.1:3000/s/ABC23456').replace('data:image/svg+xml,', ''),
  )

  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 -.5 37 37"/)
  expect(svg).toContain('d="M4 4h7M')
  expect(svg.match(/M(\d+) \d/g)?.every((x) => Number.parseInt(x.slice(1)) >= 4)).toBe(true)
})
