import { useState } from 'react'
import { useCommand } from '../../app/calls.ts'
import type { RestorePreview, RestoreRequest } from '../../../shared/features/backups/backups.schema.ts'
import { RestoreDone } from './RestoreDone.tsx'
import { RestoreLook } from './RestoreLook.tsx'
import { RestoreOpen } from './RestoreOpen.tsx'

interface RestoreScreenProps {
  readonly onBack: () => void
  /** The restored bureau is there, locked. */
  readonly onRestored: () => void
}

/** A backup in the place of the bureau: choose and open it, look at what would be lost, restore it. */
export function RestoreScreen({ onBack, onRestored }: RestoreScreenProps) {
  const [opened, setOpened] = useState<{ request: RestoreRequest; preview: RestorePreview } | null>(null)
  const restore = useCommand('backups.restore')
  if (restore.data !== undefined) return <RestoreDone report={restore.data} onGoOn={onRestored} />
  if (opened === null)
    return <RestoreOpen onBack={onBack} onOpened={(request, preview) => setOpened({ request, preview })} />
  return (
    <RestoreLook
      preview={opened.preview}
      request={opened.request}
      busy={restore.isPending}
      error={restore.error}
      onCompared={(request, preview) => setOpened({ request, preview })}
      onBack={() => {
        restore.reset()
        setOpened(null)
      }}
      onRestore={monthsSince => restore.mutate({ ...opened.request, monthsSince })}
    />
  )
}
