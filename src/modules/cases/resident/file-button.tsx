import { Icon } from '../../../kernel/ui/icon.tsx'

type Props = {
  readonly name: 'photo' | 'voice'
  readonly icon: 'camera' | 'mic'
  readonly ask: string
  /** Stands beside it once something is chosen. */
  readonly chosen: string
  readonly describedBy?: string
}

/**
 * A file input as a button. `required` never stops the form (which is noValidate): by it the stylesheet can tell
 * whether something was chosen, so that a phone without scripts shows it as well.
 */
export function FileButton({ name, icon, ask, chosen, describedBy }: Props) {
  return (
    <label class="btn file">
      <input
        type="file"
        id={name}
        name={name}
        accept={name === 'photo' ? 'image/*' : 'audio/*'}
        capture={name === 'voice' ? 'user' : undefined}
        multiple={name === 'photo'}
        required
        aria-required="false"
        aria-describedby={describedBy}
      />
      <Icon name={icon} />
      {ask}
      <span class="chosen">{chosen}</span>
    </label>
  )
}
