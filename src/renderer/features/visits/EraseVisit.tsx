import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Visit } from '../../../shared/features/visits/visits.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { Button } from '../../ui/Button.tsx'
import { LossDialog } from '../../ui/LossDialog.tsx'

interface EraseVisitProps {
  readonly visit: Visit
  readonly onWithdraw: () => void
  readonly onErased: (how: { readonly cleaned: boolean }) => void
}

/** Erases a visit for good. That cannot be undone, so here the window asks, and offers what can be undone first. */
export function EraseVisit({ visit, onWithdraw, onErased }: EraseVisitProps) {
  const { t } = useTranslation('visits')
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const erase = useCommand('visits.erase', [
    'visits.list',
    'visits.defaults',
    'months.list',
    'months.figures',
    'drafts.load'
  ])
  const confirm = (): void => {
    erase.mutate(
      { id: visit.id, revision: visit.revision },
      {
        onSuccess: how => {
          onErased(how)
          client.removeQueries({ queryKey: ['visits.open', { id: visit.id }] })
        },
        onError: error => {
          if (error.code === 'visit.changed-meanwhile') void client.invalidateQueries({ queryKey: ['visits.open'] })
        },
        onSettled: () => setAsking(false)
      }
    )
  }
  const withdraw = (): void => {
    setAsking(false)
    onWithdraw()
  }
  return (
    <>
      <CallErrorNotice error={erase.error} />
      <Button look="quiet" onPress={() => setAsking(true)}>
        {t('erase.action')}
      </Button>
      <LossDialog
        title={t('erase.title')}
        open={asking}
        instead={visit.withdrawn ? undefined : { label: t('erase.withdraw'), onPress: withdraw }}
        keep={t('erase.keep')}
        onKeep={() => setAsking(false)}
        lose={t('erase.confirm')}
        onLose={confirm}
        busy={erase.isPending}
      >
        <p>{t('erase.text')}</p>
        <p>{t('erase.elsewhere')}</p>
        {visit.released ? <p>{t('erase.released')}</p> : null}
        {visit.withdrawn ? null : (
          <p>
            <strong>{t('erase.rather')}</strong>
          </p>
        )}
      </LossDialog>
    </>
  )
}
