import { outranks } from '../../../kernel/actor.ts'
import type { Frame } from '../../cases/desk/door.ts'
import type { Again } from './again.ts'
import { householdsWord, kinds, levels } from './dossier.rules.ts'
import { Choice, Form, Line, Lines } from './form-parts.tsx'
import type { DossierView } from './read-dossier.ts'
import { dossierWords as words } from './words.ts'

type Props = { readonly frame: Frame; readonly view: DossierView; readonly again: Again | null }

/** What can be done with a dossier: gather, lead, report, close. */
export function DossierPanel({ frame, view, again }: Props) {
  const { dossier } = view
  const at = (deed: string) => `/desk/dossiers/${dossier.number}/${deed}`
  const papers = (
    <p>
      <a href={at('report.pdf')} download>
        {words.reportPdf}
      </a>
      <br />
      <a href={at('report.docx')} download>
        {words.reportDocx}
      </a>
    </p>
  )
  if (dossier.state === 'closed') return papers
  return (
    <>
      {papers}
      <Gather view={view} again={again} at={at} />
      {outranks(frame.staff.rank, 'coordinator') && <Lead view={view} again={again} at={at} />}
      <Form at={at('report')} form="report" again={again} says={words.reported} isSecond />
      <Closing frame={frame} view={view} again={again} at={at} />
    </>
  )
}

type PartProps = Omit<Props, 'frame'> & { readonly at: (deed: string) => string }

function Gather({ view: { bodies, stairwells }, again, at }: PartProps) {
  const nobody = { value: '', says: words.fields.nobody }
  const byName = bodies.all.map(({ id, name }) => ({ value: id, says: name }))
  const isOn = (form: string) => again?.form === form
  return (
    <>
      <details open={isOn('entry')}>
        <summary>{words.addEntry}</summary>
        <Form at={at('entry')} form="entry" again={again} says={words.addEntry}>
          <Line form="entry" again={again} name="on" />
          <Choice
            form="entry"
            again={again}
            name="kind"
            options={kinds.map((kind) => ({ value: kind, says: words.kinds[kind] }))}
          />
          <Lines form="entry" again={again} name="words" />
          <Choice form="entry" again={again} name="body" options={[nobody, ...byName]} />
          <Line form="entry" again={again} name="fen" hint={words.fields.fenHint} />
          <Line form="entry" again={again} name="source" />
        </Form>
      </details>
      <details open={isOn('case')}>
        <summary>{words.addCase}</summary>
        <Form at={at('case')} form="case" again={again} says={words.addCase}>
          <Line form="case" again={again} name="ref" />
        </Form>
      </details>
      <details open={isOn('import')}>
        <summary>{words.importLedger}</summary>
        <Form at={at('import')} form="import" again={again} says={words.importLedger} withFile>
          <div class="field">
            <label for="file-import">
              {words.fields.file}
              <span class="hint">{words.fields.fileHint}</span>
            </label>
            <input id="file-import" name="file" type="file" accept=".xlsx,.csv,.txt" />
          </div>
        </Form>
      </details>
      <details open={isOn('home')}>
        <summary>{words.addHome}</summary>
        <Form at={at('home')} form="home" again={again} says={words.addHome}>
          <Choice form="home" again={again} name="stairwell" options={stairwells} />
          <Line form="home" again={again} name="door" hint={words.fields.doorHint} />
        </Form>
      </details>
    </>
  )
}

function Lead({ view: { bodies, dossier }, again, at }: PartProps) {
  return (
    <details open={again?.form === 'lead'}>
      <summary>{words.lead_anew}</summary>
      <Form at={at('lead')} form="lead" again={again} says={words.leadDo}>
        <Choice
          form="lead"
          again={again}
          name="mainBody"
          value={dossier.mainBody}
          options={bodies.all.map(({ id, name }) => ({ value: id, says: name }))}
        />
        <Choice
          form="lead"
          again={again}
          name="level"
          value={dossier.level}
          options={levels.map((level) => ({ value: level, says: words.levels[level] }))}
        />
        <Line form="lead" again={again} name="why" />
      </Form>
    </details>
  )
}

/** The three that closing needs, which of them are there, and who may press. */
function Closing({ frame, view: { dossier, homes }, again, at }: PartProps & Pick<Props, 'frame'>) {
  const has = { evidence: dossier.evidence !== null, word: householdsWord(homes) === 'given' }
  const say = (there: boolean) => (there ? words.there : words.missing)
  return (
    <section aria-labelledby="closing">
      <h2 id="closing">{words.closing}</h2>
      <ul class="rows">
        <li>
          {words.evidence}：{dossier.evidence ?? say(false)}
        </li>
        <li>
          {words.word}：{say(has.word)}
        </li>
        <li>
          {words.approval}：{say(false)}
        </li>
      </ul>
      <details open={again?.form === 'evidence'}>
        <summary>{words.evidenceDo}</summary>
        <Form at={at('evidence')} form="evidence" again={again} says={words.evidenceDo}>
          <Lines form="evidence" again={again} name="evidence" />
        </Form>
      </details>
      {outranks(frame.staff.rank, 'secretary') && (
        <Form at={at('close')} form="close" again={again} says={words.close} />
      )}
    </section>
  )
}
