import { useState } from 'react'
import type { IsoDate } from '../../shared/domain/month.ts'
import { call } from '../app/calls.ts'

/** Saves what the window prints as a PDF, in a folder that a person chooses. */
export function useSaveSlip(date: IsoDate) {
  const [isSaving, setIsSaving] = useState(false)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)

  const save = async (): Promise<void> => {
    setError(null)
    setIsSaving(true)
    try {
      const folder = await call('shell.chooseFolder', { purpose: 'slip' })
      if (folder === null) return
      const { fileName } = await call('shell.savePdf', { folder: folder.token, name: `slip-${date}` })
      setSavedAs(fileName)
    } catch (fault) {
      setError(fault)
    } finally {
      setIsSaving(false)
    }
  }
  return {
    savePdf: () => {
      if (!isSaving) void save()
    },
    isSaving,
    savedAs,
    error
  }
}
