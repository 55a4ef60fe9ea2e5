import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { generalShortcutNames, shortcuts } from './shortcuts.tsx'
import { type Place, placeShortcut } from './places.ts'
import styles from './KeysDialog.module.css'

/** Every key, and what it does. */
export function KeysDialog({
  open,
  places,
  onClose
}: {
  readonly open: boolean
  readonly places: readonly Place[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('keys.title')} open={open} onClose={onClose} wide>
      <div>
        <dl className={styles['keys']}>
          {places.map((place, index) => (
            <KeyRow
              key={place.path}
              keys={shortcuts[placeShortcut(index)].text}
              does={t('keys.goTo', { place: t(place.title) })}
            />
          ))}
          {generalShortcutNames.map(name => (
            <KeyRow key={name} keys={shortcuts[name].text} does={t(`keys.${name}`)} />
          ))}
          <KeyRow keys="F4 – F8" does={t('keys.refer')} />
          <KeyRow keys="Tab" does={t('keys.tab')} />
          <KeyRow keys="Enter" does={t('keys.enter')} />
          <KeyRow keys="Esc" does={t('keys.escape')} />
          <KeyRow keys="1 – 9" does={t('keys.numbers')} />
          <KeyRow keys="↑ ↓" does={t('keys.arrows')} />
          <KeyRow keys="← →" does={t('keys.sideways')} />
        </dl>
        <p>{t('keys.also')}</p>
        <div className={styles['close']}>
          <Button look="primary" autoFocus onPress={onClose}>
            {t('close')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function KeyRow({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <div className={styles['row']}>
      <dt>
        <KeyHint keys={keys} />
      </dt>
      <dd>{does}</dd>
    </div>
  )
}
