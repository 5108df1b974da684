internal import ArgumentParser
internal import Hummingbird
internal import HummingbirdTLS
internal import GRDB
internal import Yams
internal import Mustache
print("warm")
