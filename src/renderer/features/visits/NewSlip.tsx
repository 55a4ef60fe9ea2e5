import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Visit } from '../../../shared/features/visits/visits.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Stack } from '../../ui/Stack.tsx'

interface NewSlipProps {
  readonly visit: Visit
  readonly onMade: (code: string) => void
}

/** Makes a slip for a visit that was recorded before. One that the visitor has already opens nothing from then on, so the window asks. */
export function NewSlip({ visit, onMade }: NewSlipProps) {
  const { t } = useTranslation(['slips', 'common'])
  const [asking, setAsking] = useState(false)
  const issue = useCommand('returns.issue', ['visits.open'])
  const make = (): void => {
    if (issue.isPending) return
    issue.mutate({ visit: visit.id }, { onSuccess: ({ code }) => onMade(code), onError: () => setAsking(false) })
  }
  const begin = (): void => {
    if (visit.hasSlip) setAsking(true)
    else make()
  }
  useShortcut('slip', begin)
  return (
    <>
      <CallErrorNotice error={issue.error} />
      <Button keys={shortcuts.slip.text} busy={issue.isPending} onPress={begin}>
        {t(visit.hasSlip ? 'slips:again.action' : 'slips:again.first')}
      </Button>
      <Dialog title={t('slips:again.title')} open={asking} onClose={() => setAsking(false)} role="alertdialog">
        <Stack>
          <p>{t('slips:again.text')}</p>
          <Stack across gap="small">
            <Button look="primary" busy={issue.isPending} onPress={make}>
              {t('slips:again.confirm')}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('common:cancel')}</Button>
          </Stack>
        </Stack>
      </Dialog>
    </>
  )
}
