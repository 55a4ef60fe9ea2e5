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
  const [box, setBox] = useState<{ readonly of: 'keys' | 'search'; readonly over: string } | null>(null)
  // The keys of the places work over a box too; it belongs to the screen that is left.
  if (box !== null && box.over !== path) setBox(null)
  const closeBox = (): void => setBox(null)
  const search = (): void => setBox({ of: 'search', over: path })
  const maySearch = may('search.find')
  const places = placesFor(person.roles)
  useShortcut('keys', () => setBox(shown => (shown?.of === 'keys' ? null : { of: 'keys', over: path })))
  useShortcut('search', search, maySearch)
  const hasDesk = places.some(place => place.path === '/desk')
  useShortcut('newVisit', () => void navigate({ to: '/desk' }), hasDesk && path !== '/desk')
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main" onClick={skipToMain}>
        {t('skip')}
      </a>
      <Bar
        shift={may('shifts.open') ? <ShiftInBar /> : null}
        onShowKeys={() => setBox({ of: 'keys', over: path })}
        onSearch={maySearch ? search : null}
      />
      <Rail places={places} path={path} />
      <main id="main" tabIndex={-1} className={styles['main']}>
        {may('visits.believeDate') ? <HeldNotes /> : null}
        {may('backups.make') ? <BackupReminder /> : null}
        <Outlet />
      </main>
      <SearchDialog open={box?.of === 'search'} onClose={closeBox} />
      <KeysDialog open={box?.of === 'keys'} places={places} onClose={closeBox} />
    </div>
  )
}

function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main')?.focus()
}
