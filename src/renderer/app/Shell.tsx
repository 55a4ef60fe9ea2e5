import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BackupReminder } from '../features/backups/BackupReminder.tsx'
import { HeldNotes } from '../features/visits/HeldNotes.tsx'
import { SearchDialog } from '../features/search/SearchDialog.tsx'
import { Bar } from './Bar.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { placesFor } from './places.ts'
import { Rail } from './Rail.tsx'
import { useMay, useSession } from './session.ts'
import { ShiftInBar } from './ShiftInBar.tsx'
import { useShortcut } from './shortcuts.tsx'
import styles from './Shell.module.css'

/** What stands around every screen behind the lock. */
export function Shell() {
  const { t } = useTranslation()
  const { person } = useSession()
  const may = useMay()
  const navigate = useNavigate()
  const path = useRouterState({ select: state => state.location.pathname })
  const [keysShown, setKeysShown] = useState(false)
  const [isSearching, setIsSearching] = useState(false)
  const maySearch = may('search.find')
  const places = placesFor(person.roles)
  useShortcut('keys', () => setKeysShown(shown => !shown))
  useShortcut('search', () => setIsSearching(true), maySearch)
  const hasDesk = places.some(place => place.path === '/desk')
  useShortcut('newVisit', () => void navigate({ to: '/desk' }), hasDesk && path !== '/desk')
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main" onClick={skipToMain}>
        {t('skip')}
      </a>
      <Bar
        shift={may('shifts.open') ? <ShiftInBar /> : null}
        onShowKeys={() => setKeysShown(true)}
        onSearch={maySearch ? () => setIsSearching(true) : null}
      />
      <Rail places={places} path={path} />
      <main id="main" tabIndex={-1} className={styles['main']}>
        {may('visits.believeDate') ? <HeldNotes /> : null}
        {may('backups.make') ? <BackupReminder /> : null}
        <Outlet />
      </main>
      <SearchDialog open={isSearching} onClose={() => setIsSearching(false)} />
      <KeysDialog open={keysShown} places={places} onClose={() => setKeysShown(false)} />
    </div>
  )
}

function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main')?.focus()
}
