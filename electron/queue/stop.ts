import { AppError } from '../../shared/errors.ts';

/** Why a running job is stopped: a person cancels or pauses it, or Galley closes. */
export type StopKind = 'cancel' | 'pause' | 'shutdown';

/** Thrown through a running job to stop it; it is no fault. */
export class StopRequest extends AppError {
  readonly kind: StopKind;

  constructor(kind: StopKind) {
    super('cancelled', 'Stopped on request.');
    this.kind = kind;
  }
}
