import { Button } from '../ui/Button.tsx'
import { shortcuts, useShortcut } from './shortcuts.tsx'
import styles from './TakeBar.module.css'

interface TakeBarProps {
  /** What stands in the way, or what will come of it; read out when it changes. */
  readonly state: string
  readonly counts?: string
  /** Takes back what was settled last; null where nothing was. */
  readonly undo: (() => void) | null
  readonly onLeave: () => void
  readonly onTake: () => void
  readonly canTake: boolean
  /** The words of its buttons. */
  readonly words: { readonly undo: string; readonly leave: string; readonly take: string }
  /** It stays in sight while the page below it moves. */
  readonly pinned?: boolean
}

/** Over a file that is looked at before it is taken: how far it has come, and the button that takes it. */
export function TakeBar({ state, counts, undo, onLeave, onTake, canTake, words, pinned = false }: TakeBarProps) {
  useShortcut('save', onTake, canTake)
  useShortcut('undo', () => undo?.(), undo !== null)
  return (
    <div className={styles['bar']} data-pinned={pinned}>
      <div className={styles['state']} aria-live="polite">
        <p>{state}</p>
        {counts === undefined ? null : <p className={styles['counts']}>{counts}</p>}
      </div>
      {undo === null ? null : (
        <Button keys={shortcuts.undo.text} onPress={undo}>
          {words.undo}
        </Button>
      )}
      <Button look="quiet" onPress={onLeave}>
        {words.leave}
      </Button>
      <Button look="primary" keys={shortcuts.save.text} disabled={!canTake} onPress={onTake}>
        {words.take}
      </Button>
    </div>
  )
}
