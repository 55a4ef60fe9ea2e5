import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shift } from '../../../shared/features/shifts/shifts.schema.ts'
import { useCall } from '../../app/calls.ts'
import { useToday } from '../../app/today.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { useLists } from '../../app/lists.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { OpenShift } from './OpenShift.tsx'
import styles from './ShiftButton.module.css'

/** In the bar above: the shift that is open and who is on, and one key to open it, change it, or look further. */
export function ShiftButton({ onOpened }: { readonly onOpened: (place: string) => void }) {
  const { t } = useTranslation('shifts')
  const navigate = useNavigate()
  const { list } = useLists()
  const shiftText = ({ place, starts, ends, people }: Shift): string =>
    [`${place} ${starts ?? ''}–${ends ?? ''}`, list(people.map(({ name }) => name))]
      .filter(part => part !== '')
      .join(' · ')
  const [shown, setShown] = useState(false)
  const today = useToday()
  const day = useCall('shifts.today', null).data
  const open = day?.shifts.find(shift => shift.id === day.open && shift.date === today)
  useShortcut('shift', () => setShown(true))
  useShortcut('rota', () => void navigate({ to: '/shifts' }))
  const leaveFor = (go: () => void): void => {
    setShown(false)
    go()
  }
  return (
    <>
      <Button look="quiet" className={styles['shift'] ?? ''} keys={shortcuts.shift.text} onPress={() => setShown(true)}>
        <span className={styles['text']}>{open === undefined ? t('none') : shiftText(open)}</span>
      </Button>
      <Dialog
        title={open === undefined ? t('open.title') : t('open.change')}
        open={shown}
        onClose={() => setShown(false)}
        wide
      >
        {day === undefined ? null : (
          <OpenShift
            day={day}
            shift={open ?? null}
            onDone={place => {
              setShown(false)
              onOpened(place)
            }}
            onRota={() => leaveFor(() => void navigate({ to: '/shifts' }))}
            onReport={id => leaveFor(() => void navigate({ to: '/shifts/$id', params: { id } }))}
            onCancel={() => setShown(false)}
          />
        )}
      </Dialog>
    </>
  )
}
