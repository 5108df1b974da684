package import ServiceLifecycle

/// A loop of the server. `Service` is also a noun of the runbook, so the loops go by this name.
package typealias Looping = ServiceLifecycle.Service
