import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { outranks } from '../../../kernel/actor.ts'
import { readCommunity } from '../../../kernel/db.ts'
import { readForm } from '../../../kernel/http/form.ts'
import { isOnceKey, newOnce } from '../../../kernel/http/once.ts'
import type { Typed } from '../../../kernel/http/posted.ts'
import { sendPage } from '../../../kernel/http/page.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import type { BodyId } from '../../../kernel/ids.ts'
import { ErrorSummary, SelectField, TextField } from '../../../kernel/ui/field.tsx'
import { bodyKinds } from '../../../rulebook/categories.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import { type Desk, DeskPage, frameFor, staffOf } from '../../cases/desk/door.ts'
import { type Body, bodiesOf } from '../../people/door.ts'
import type { CoordinationTables } from '../tables.ts'
import { addBody } from './change-body.ts'
import { listLoads, type Load } from './held.store.ts'
import { bodyWords as words } from './words.zh.ts'

/** `/desk/bodies`: what each body holds now, what of it is late, what it is being asked to take. */
export function bodiesPage(app: Hono<Env>, desk: Desk): void {
  const { house } = desk
  const show = async (c: Context<Env>, again: Again | null, status: 200 | 409 | 422) => {
    const { community, rank } = staffOf(c)
    if (!outranks(rank, 'worker')) return c.notFound()
    const { all } = await bodiesOf(house.db, community)
    const loads = await readCommunity<CoordinationTables, ReadonlyMap<BodyId, Load>>(
      house.db,
      community,
      (tx) => listLoads(tx, community, house.clock()),
    )
    return sendPage(
      c,
      <DeskPage frame={await frameFor(c, desk, '/desk/bodies')} title={words.title} room="bodies">
        <header class="head">
          <div>
            <h1>{words.title}</h1>
            <p>{words.lead}</p>
          </div>
          <div class="go">
            <a class="btn" href="/desk/duties">
              {words.toDuties}
            </a>
          </div>
        </header>
        <Table bodies={all} loads={loads} />
        {outranks(rank, 'coordinator') && <AddBody again={again} />}
      </DeskPage>,
      status,
    )
  }
  app.get('/desk/bodies', (c) => show(c, null, 200))
  app.post('/desk/bodies', async (c) => {
    if (!outranks(staffOf(c).rank, 'coordinator')) return c.notFound()
    const form = await readForm(c, addForm)
    const again = (field: string, says: string | undefined, status: 409 | 422) =>
      show(c, { typed: form.typed, errors: [{ field, says: says ?? words.form }] }, status)
    if (!form.ok) return again(form.wrong[0] ?? '', words.wrong[form.wrong[0] ?? ''], 422)
    const { once = '', phone, ...rest } = form.value
    const by = { actor: staffOf(c), once: isOnceKey(once) ? once : null }
    const done = await addBody(house)({ ...rest, phone: phone === '' ? null : phone }, by)
    if (!done.ok) return again('', words.refused[done.code], 409)
    return c.redirect(`/desk/bodies/${done.value.id}`, 303)
  })
}

const addForm = z.object({
  once: z.string().optional(),
  name: z.string().trim().min(1).max(40),
  kind: z.enum(bodyKinds),
  phone: z.string().trim().max(40).default(''),
})

type Again = {
  readonly typed: Typed
  readonly errors: readonly { readonly field: string; readonly says: string }[]
}

function AddBody({ again }: { readonly again: Again | null }) {
  const kinds = bodyKinds.filter((kind) => kind !== 'community')
  const errorAt = (name: string) => again?.errors.find(({ field }) => field === name)?.says
  return (
    <section class="body" aria-labelledby="add">
      <h2 id="add">{words.add}</h2>
      <form class="flow" method="post" action="/desk/bodies" data-guard>
        <ErrorSummary lang="zh-CN" errors={again?.errors ?? []} />
        <input type="hidden" name="once" value={newOnce()} />
        <TextField name="name" label={words.name} value={again?.typed['name']} error={errorAt('name')} />
        <SelectField
          name="kind"
          label={words.kind}
          options={kinds.map((kind) => ({ value: kind, says: rulebookWords['zh-CN'].bodies[kind] }))}
          chosen={again?.typed['kind']}
          error={errorAt('kind')}
        />
        <TextField name="phone" label={words.phone} value={again?.typed['phone']} />
        <p class="acts">
          <button class="btn">{words.addPress}</button>
        </p>
      </form>
    </section>
  )
}

type TableProps = { readonly bodies: readonly Body[]; readonly loads: ReadonlyMap<BodyId, Load> }

function Table({ bodies, loads }: TableProps) {
  return (
    <section class="body" aria-label={words.title}>
      <table class="list">
        <caption class="vh">{words.title}</caption>
        <thead>
          <tr>
            {(['name', 'phone', 'holds', 'late', 'asked'] as const).map((head) => (
              <th scope="col">{words.heads[head]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bodies.map(({ id, name, phone }) => (
            <tr>
              <td>
                <a href={`/desk/bodies/${id}`}>
                  <b>{name}</b>
                </a>
              </td>
              <td>{phone}</td>
              <td>{loads.get(id)?.holds ?? 0}</td>
              <td>{loads.get(id)?.late ?? 0}</td>
              <td>{loads.get(id)?.asked ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
