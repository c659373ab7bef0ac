import { describe } from 'vitest';
import type { AdapterKind } from '../../../electron/models/remote-model.ts';
import type { HttpPhase } from '../../../electron/net/http-client.ts';
import type { Connection } from '../../../shared/connections.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { FakeServer, Weather } from '../../fakes/fake-server.ts';
import { itKeepsAccount } from './conformance/money.ts';
import { itMakesPictures } from './conformance/pictures.ts';
import { itBearsTrouble } from './conformance/trouble.ts';

/** The key that every test uses. Fakes let in who shows it and answer 401 to others, repeating the key they were shown as some vendors do. */
export const CANARY_KEY = 'canary-key/7f3a+9d==';

/** What a weather must come to. */
export type Outcome =
  /** The call succeeds all the same. */
  | 'fine'
  /** This vendor has no such weather. */
  | 'none'
  | {
      /** One of these. */
      code: ErrorCode | readonly ErrorCode[];
      /** `details.phase`; left out = not looked at. */
      phase?: HttpPhase;
      /** `details.isBilled`; undefined in it = the adapter must not claim to know. */
      isBilled?: readonly (boolean | undefined)[];
    };

export type Asked = FakeServer['asked'][number];

/** A vendor's fake, made ready for one test, and what is known about the vendor. Who calls setUp closes the server. */
export interface Stage {
  server: FakeServer;
  /** Points to the fake; offers the models to try. */
  connection: Connection;
  /** CANARY_KEY; null = engines that want no key. */
  key: string | null;
  /** Is this the request that the vendor bills (or, for engines that cost nothing, the one that makes the picture)? */
  isPaidRequest(asked: Asked): boolean;
  /** True where the vendor publishes prices: `price` must equal the invoice. Otherwise it must be null without `assumedUsd` (engines that cost nothing: 0). */
  hasPrices: boolean;
  /**
   * The pixels that the fake was last asked to repaint, in the vendor's own convention turned into ours: 255 = repaint. Left out = no model edits.
   * @returns null before any edit
   */
  repainted?(): Promise<{ width: number; height: number; data: Uint8Array } | null>;
  /** From now on the vendor takes jobs and never finishes them. Left out = weather `silent` is that. */
  hold?(): void;
  /** Jobs that the vendor was told to stop. Needed where `capabilities.cancel`. */
  cancelled?(): readonly string[];
  /** Where this vendor differs from USUAL_OUTCOMES. */
  outcomes?: Partial<Record<Weather, Outcome>>;
}

/**
 * What each weather comes to unless a vendor's stage says otherwise. `isBilled: false` in an error must always be true by the fake's invoice.
 * Weathers apply to the request that is billed; where the picture comes by a link, `truncated-image` and `expired-link` apply to the link.
 */
export const USUAL_OUTCOMES: Record<Weather, Outcome> = {
  reset: { code: 'unavailable', phase: 'sent', isBilled: [undefined] },
  'half-body': { code: 'unavailable', phase: 'body', isBilled: [undefined, true] },
  'truncated-image': { code: 'unavailable', phase: 'body', isBilled: [undefined, true] },
  'wrong-content-type': 'fine',
  html: { code: 'unavailable', isBilled: [undefined, true] },
  'slow-drip': { code: 'timeout', phase: 'body', isBilled: [undefined, true] },
  silent: { code: 'timeout', phase: 'sent', isBilled: [undefined] },
  'server-error': { code: 'unavailable' },
  overloaded: { code: 'unavailable', isBilled: [false] },
  'bad-gateway': { code: 'unavailable', isBilled: [undefined] },
  'rate-limited': { code: 'rate-limited', isBilled: [false] },
  'rate-limited-until': { code: 'rate-limited', isBilled: [false] },
  moderated: { code: 'refused' },
  'out-of-memory': { code: 'out-of-memory' },
  'expired-link': { code: 'unavailable', isBilled: [undefined, true] },
};

/**
 * What every adapter must do, whatever its vendor: call it in the vendor's test file.
 *
 * The suite opens the adapter through openGuarded, with `sleep` a hundred times faster than asked and, for `silent` and `slow-drip`, the connection's option `timeoutMs` (see
 * electron/models/vendors/settings.ts) at 900 ms.
 */
export function itConforms(kind: AdapterKind, setUp: () => Promise<Stage>): void {
  describe(`${kind.label} keeps to what every model behind a network must do`, () => {
    itMakesPictures(kind, setUp);
    itKeepsAccount(kind, setUp);
    itBearsTrouble(kind, setUp);
  });
}
