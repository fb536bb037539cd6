export { Accounts, type LockedAccount } from './accounts';
export { LedgerLine, NewAdjustment, Reason } from './ledger.contract';
export { LedgerModule } from './ledger.module';
export { type ImportedLine, LedgerRepository } from './ledger.repository';
export { LedgerService } from './ledger.service';
export { isBeyond, scopeOf } from './member-scope.rules';
