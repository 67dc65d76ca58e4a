//! OpenID Connect (core 1.0) and OpenID Federation 1.0 as the Italian federations profile them: keys and tokens, entity statements,
//! trust chains, metadata policy, trust marks, and the client of providers.
