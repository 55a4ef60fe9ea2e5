import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FyrError } from '../../../shared/domain/errors.ts'
import type { CallOutput } from '../../../shared/ipc/contract.ts'
import type { ImportPreview } from '../../../shared/features/imports/imports.schema.ts'
import type { Mapping } from '../../../shared/features/imports/mapping.schema.ts'
import { call, useCommand } from '../../app/calls.ts'
import { useJobProgress } from '../../app/job-progress.ts'

export type ChosenFile = NonNullable<CallOutput<'shell.chooseFile'>>

/** A spreadsheet on its way in: chosen, looked through as often as the mapping is edited, then taken. */
export function useImport() {
  const [file, setFile] = useState<ChosenFile | null>(null)
  /** The mappings that were edited, latest last; the first preview uses what the bureau proposes. */
  const [edits, setEdits] = useState<readonly Mapping[]>([])
  const choose = useCommand('shell.chooseFile')
  const run = useCommand('imports.run', [
    'visits.list',
    'visits.defaults',
    'months.list',
    'months.figures',
    'organisations.list'
  ])
  const mapping = edits.at(-1) ?? null
  const preview = usePreview(file, mapping)
  const progress = useJobProgress('import', run.isPending || preview.isFetching)

  const start = (chosen: ChosenFile | null): void => {
    run.reset()
    setEdits([])
    setFile(chosen)
  }

  return {
    file,
    preview,
    /** What the controls show: the latest edit, even before the bureau has answered it. */
    mapping: mapping ?? preview.data?.mapping ?? null,
    run,
    progress,
    chooseError: choose.error,
    chooseFile: () =>
      choose.mutate(
        { purpose: 'import' },
        {
          onSuccess: chosen => {
            if (chosen !== null) start(chosen)
          }
        }
      ),
    /** Looks through the file anew with an edited mapping. */
    edit: (edited: Mapping) => setEdits([...edits, edited]),
    undo: edits.length === 0 ? null : () => setEdits(edits.slice(0, -1)),
    take: (shown: ImportPreview) => {
      if (file !== null) run.mutate({ file: file.token, mapping, hash: shown.file.hash })
    },
    restart: () => start(null)
  }
}

export type Import = ReturnType<typeof useImport>

function usePreview(file: ChosenFile | null, mapping: Mapping | null) {
  return useQuery<ImportPreview, FyrError>({
    queryKey: ['imports.preview', file?.token, mapping],
    queryFn: () => {
      if (file === null) throw new Error('asked for a preview before a file was chosen')
      return call('imports.preview', { file: file.token, mapping })
    },
    enabled: file !== null,
    placeholderData: keepPreviousData,
    // A preview of a large file is large, and each edit makes another.
    gcTime: 0
  })
}
