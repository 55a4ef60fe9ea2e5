import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../ui/KeyHint.tsx'
import { type Place, placeShortcut } from './places.ts'
import { type ShortcutName, shortcuts, useShortcut } from './shortcuts.tsx'
import styles from './Rail.module.css'

/** The places of the window, each with its key. */
export function Rail({ places, path }: { readonly places: readonly Place[]; readonly path: string }) {
  const { t } = useTranslation()
  return (
    <nav className={styles['rail']} aria-label={t('rail')}>
      <ul>
        {places.map((place, index) => (
          <li key={place.path}>
            <RailLink place={place} shortcut={placeShortcut(index)} current={path.startsWith(place.path)} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function RailLink({
  place,
  shortcut,
  current
}: {
  readonly place: Place
  readonly shortcut: ShortcutName
  readonly current: boolean
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = (): void => void navigate({ to: place.path })
  useShortcut(shortcut, open)
  const Icon = place.icon
  const keys = shortcuts[shortcut].text
  return (
    <a
      className={styles['link']}
      href={place.path}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={keys.replace('Ctrl', 'Control')}
      onClick={event => {
        event.preventDefault()
        open()
      }}
    >
      <Icon size={18} aria-hidden="true" />
      <span className={styles['word']}>{t(place.title)}</span>
      <KeyHint keys={keys} />
    </a>
  )
}
