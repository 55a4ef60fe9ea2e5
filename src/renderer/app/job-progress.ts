import { useEffect, useState } from 'react'
import type { EventPayload } from '../../shared/ipc/contract.ts'

type Progress = EventPayload<'job.progress'>

const nothingDone = { done: 0, total: 0 }

/** How far a long job has come while it runs; `total` 0 until the bureau has said anything. */
export function useJobProgress(job: Progress['job'], running: boolean): Pick<Progress, 'done' | 'total'> {
  const [progress, setProgress] = useState(nothingDone)
  useEffect(() => {
    if (!running) return undefined
    const stopListening = window.fyr.on('job.progress', told => {
      if (told.job === job) setProgress({ done: told.done, total: told.total })
    })
    return () => {
      stopListening()
      setProgress(nothingDone)
    }
  }, [job, running])
  return progress
}
