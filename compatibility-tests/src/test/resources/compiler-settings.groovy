configuration.targetBytecode = '17'
